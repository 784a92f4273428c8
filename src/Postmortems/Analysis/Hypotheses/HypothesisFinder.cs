using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis.Metrics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Analysis.Hypotheses;

/// <summary>
/// Puts in order what came before the harm: changes that the report tells of, and series that moved. Near in time is looked into first; a change that was taken
/// back before the harm ended goes before, one whose withdrawal changed nothing goes last. After is not because of: nothing here is a cause.
/// </summary>
public sealed class HypothesisFinder
{
    /// <summary>What lies further back is seldom looked for in the timeline of an incident.</summary>
    public static readonly Duration Reach = Duration.FromHours(72);

    /// <summary>Harm that ends so long after a withdrawal did not wait for it.</summary>
    private static readonly Duration Soon = Duration.FromHours(1);

    /// <summary>Terms of the trade by which people tell of changes.</summary>
    private static readonly FrozenSet<string> Changes =
        new[] { "deploy", "configuration", "config_push", "upgrade", "migration", "schema_migration", "feature_flag", "maintenance", "rolling_restart", "scale_in", "scale_out" }
            .Select(concept => Concepts.Sign + concept).ToFrozenSet(StringComparer.Ordinal);

    private readonly Incident _incident;
    private readonly Moment _start;
    private readonly Moment _noticed;
    private readonly ImmutableArray<Evidence> _moves;
    private readonly bool _hasSeries;

    private HypothesisFinder(Incident incident, ImmutableArray<MetricFile> metrics, Moment start)
    {
        (_incident, _start) = (incident, start);
        _noticed = incident.Milestone(Phase.Detected).Value is { } detected && detected.IsRelative == start.IsRelative && !detected.IsBefore(start) ? detected : start;
        var shapes = start.IsRelative ? [] : metrics.SelectMany(file => file.Series.Select(series => (file.Path, series.Name, Shape: SeriesShape.Of(series)))).Where(one => one.Shape.IsLongEnough).ToList();
        _hasSeries = shapes.Count > 0;
        _moves = [.. shapes.SelectMany(one => Moves(one.Path, one.Name, one.Shape)).Where(move => move.At!.Earliest >= start.Earliest - Reach && move.At.Earliest < _noticed.Latest).OrderBy(move => move.At!.Earliest).ThenBy(move => move.File, StringComparer.Ordinal).ThenBy(move => move.Line)];
    }

    /// <param name="metrics">Of the report.</param>
    public static HypothesisList Of(Incident incident, ImmutableArray<MetricFile> metrics)
    {
        if ((incident.Milestone(Phase.Started).Value ?? incident.Milestone(Phase.Detected).Value) is not { } start)
            return new HypothesisList([], KnowsBeginning: false);
        var finder = new HypothesisFinder(incident, metrics, start);
        return new HypothesisList(
            [
                .. finder.FromChanges().Concat(finder.FromMoves())
                    .OrderByDescending(hypothesis => hypothesis.Weight)
                    .ThenBy(hypothesis => hypothesis.Kind)
                    .ThenBy(hypothesis => hypothesis.Lead ?? Duration.MaxValue),
            ],
            KnowsBeginning: true);
    }

    private IEnumerable<Hypothesis> FromChanges()
    {
        foreach (var (i, entry) in _incident.Timeline.Entries.Index().Where(pair => IsChange(pair.Item)))
            yield return Change(Told(EvidenceKind.Changed, $"timeline[{i}]", entry.At, entry.Text));
        if (_incident.Timeline.FirstOf(Phase.Introduced) is null && _incident.Times.GetValueOrDefault(Phase.Introduced).Value is { } introduced && IsWithinReach(introduced))
            yield return Change(Told(EvidenceKind.Changed, "times.introduced", introduced, _incident.Trigger?.Change ?? _incident.Trigger?.Summary ?? ""));
    }

    private bool IsChange(TimelineEntry entry) =>
        entry.At is { } at && IsWithinReach(at) && (entry.Phase is Phase.Introduced || (entry.Phase is null or Phase.Update or Phase.Evidence or Phase.Started && Concepts.BuiltIn.In(Tokenizer.Of(entry.Text)).Any(mention => Changes.Contains(mention.Term))));

    private bool IsWithinReach(Moment at) => at.IsRelative == _start.IsRelative && at.Earliest < _start.Latest && at.Earliest >= _start.Earliest - Reach;

    private Hypothesis Change(Evidence change)
    {
        var moves = _moves.Where(move => move.At!.Earliest >= change.At!.Earliest).ToList();
        var (taken, isOver) = TakenBack();
        ImmutableArray<Evidence> evidence =
        [
            .. moves.Append(change).Concat(Beginning()).Concat(taken).OrderBy(one => one.At?.Earliest ?? Instant.MaxValue),
            .. _hasSeries && moves.Count == 0 ? [new Evidence(EvidenceKind.NothingMoved, _incident.Path, null) { Place = "metrics" }] : Array.Empty<Evidence>(),
        ];
        var weight = (moves.Count > 0 ? 1 : _hasSeries ? -1 : 0) + (isOver is null ? 0 : isOver.Value ? 2 : -2);
        return new Hypothesis(HypothesisKind.Change, change.Text, evidence) { Lead = _start.Earliest - change.At!.Earliest, Weight = weight };
    }

    /// <summary>That something was taken back, and whether the harm ended with it; null where nothing was, or where nobody knows.</summary>
    private (ImmutableArray<Evidence> Evidence, bool? IsOver) TakenBack()
    {
        var (place, entry) = _incident.Timeline.Entries.Index().FirstOrDefault(pair => pair.Item is { Phase: Phase.RolledBack, At: not null });
        if (entry?.At is not { } at || at.IsRelative != _start.IsRelative || at.IsBefore(_start))
            return ([], null);
        var taken = Told(EvidenceKind.TakenBack, $"timeline[{place}]", at, entry.Text);
        var end = new[] { Phase.Mitigated, Phase.Recovered }
            .Select(phase => (Phase: phase, At: _incident.Milestone(phase).Value))
            .FirstOrDefault(end => end.At is { } over && over.IsRelative == at.IsRelative && over.Latest > at.Earliest);
        if (end.At is null)
            return ([taken], null);
        var isOver = end.At.Earliest - at.Earliest <= Soon;
        return ([taken, Told(isOver ? EvidenceKind.OverAfter : EvidenceKind.WentOn, PlaceOf(end.Phase), end.At, "")], isOver);
    }

    // One for each series, by its first movement.
    private IEnumerable<Hypothesis> FromMoves() =>
        from series in _moves.GroupBy(move => (move.File, move.Text))
        let first = series.First()
        select new Hypothesis(HypothesisKind.Movement, series.Key.Text, [.. series.Concat(Beginning()).OrderBy(one => one.At!.Earliest)]) { Lead = _start.Earliest - first.At!.Earliest };

    private IEnumerable<Evidence> Beginning()
    {
        if (_incident.Milestone(Phase.Started).Value is { } started)
            yield return Told(EvidenceKind.Began, PlaceOf(Phase.Started), started, "");
        if (_incident.Milestone(Phase.Detected).Value is { } detected && detected.IsRelative == _start.IsRelative)
            yield return Told(EvidenceKind.Noticed, PlaceOf(Phase.Detected), detected, "");
    }

    private string PlaceOf(Phase phase)
    {
        var at = _incident.Milestone(phase).Value;
        var place = _incident.Timeline.Entries.ToList().FindIndex(entry => entry.Phase == phase && entry.At == at);
        return place < 0 ? $"times.{phase.ToString().ToLowerInvariant()}" : $"timeline[{place}]";
    }

    private Evidence Told(EvidenceKind kind, string place, Moment? at, string text) => new(kind, _incident.Path, at) { Place = place, Text = text };

    private static IEnumerable<Evidence> Moves(string path, string name, SeriesShape shape) =>
        shape.Changes.Select(change => Move(EvidenceKind.Moved, path, name, change.At) with { Values = (change.Before, change.After) })
            .Concat(shape.Spikes.Select(spike => Move(EvidenceKind.StoodOut, path, name, spike.At) with { Values = (spike.Level, spike.At.Value) }));

    private static Evidence Move(EvidenceKind kind, string path, string name, MetricPoint point) =>
        new(kind, path, new Moment { Earliest = point.At, Exactness = Exactness.Second }) { Line = point.Line, Text = name };
}
