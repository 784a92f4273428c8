using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis.Mining;
using Postmortems.Analysis.Reviews;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.Charts;
using Postmortems.Site.PlaybookBlocks;
using Postmortems.Site.Reviews;
using Postmortems.Site.Subjects;

namespace Postmortems.Site.Patterns;

/// <summary>The possible recurrences of a library as one language's pages show them.</summary>
internal sealed class PatternIndex
{
    /// <summary>Terms in a name: more are a list.</summary>
    private const int MostTerms = 3;

    private readonly SiteMap _map;
    private readonly Lazy<Dictionary<IncidentId, Family>> _byMember;
    private readonly Lazy<ImmutableArray<PatternRow>> _rows;
    private readonly Lazy<DayScale> _scale;

    public PatternIndex(SiteMap map)
    {
        _map = map;
        _byMember = new(() => map.Library.Families.All.SelectMany(family => family.Members.Select(member => (member.Id, family))).ToDictionary(pair => pair.Id, pair => pair.family));
        _rows = new(() => [.. Ordered.Select(Row)]);
        _scale = new(() => ScaleOf(map.Library));
    }

    /// <summary>What came again last comes first; families without a date come last.</summary>
    public IEnumerable<Family> Ordered => _map.Library.Families.All.OrderByDescending(family => family.Last is not null).ThenByDescending(family => family.Last?.Earliest).ThenBy(family => family.Id);

    /// <summary>In the order of <see cref="Ordered"/>.</summary>
    public ImmutableArray<PatternRow> Rows => _rows.Value;

    /// <summary>Of a report, or of the one that it translates; null where it is in none.</summary>
    public Family? Of(Incident incident) => _byMember.Value.GetValueOrDefault(incident.TranslationOf ?? incident.Id);

    public PatternTitle NameOf(Family family) =>
        _map.Library.PatternNames.Of(family.Id) is { } given ? new PatternTitle(given.In(_map.Language), _map.Language, true)
        : family.Terms.IsEmpty ? new PatternTitle(IncidentRows.TitleOf(family.Members[0]), family.Members[0].Lang, false)
        : new PatternTitle(string.Join(" · ", family.Terms.Take(MostTerms)), family.Medoid.Lang, false);

    public VerdictMark Mark(PromiseVerdict verdict) => new(verdict, _map.Say($"pattern.verdict.{Vocabulary.Identifier(verdict)}"));

    /// <summary>Null for a report that is in no family.</summary>
    public PatternNote? NoteOn(Incident incident)
    {
        if (Of(incident) is not { } family)
            return null;
        var step = family.Promises.Steps.FirstOrDefault(step => step.Incident.Id == (incident.TranslationOf ?? incident.Id));
        return new PatternNote(
            _map.Pattern(family.Id),
            NameOf(family),
            family.Members.Length,
            family.IsSaid,
            Mark(step?.Verdict ?? PromiseVerdict.NotJudgeable),
            step?.Next is { } next ? IncidentRows.Row(next, _map) : null);
    }

    private PatternRow Row(Family family)
    {
        var harm = family.Members.Select(EscapeMatrix.HarmOf).OfType<double>().ToList();
        var promises = family.Members.SelectMany(member => member.Actions).Where(action => action.IsCommitment).ToList();
        ImmutableArray<IncidentRow> members = [.. family.Members.Select(member => IncidentRows.Row(member, _map))];
        return new PatternRow
        {
            Id = family.Id,
            Path = _map.Pattern(family.Id),
            Name = NameOf(family),
            IsSaid = family.IsSaid,
            Members = members,
            Span = SpanOf(family),
            Services = [.. family.Services.Select(service => _map.Subject(SubjectKind.Service, service))],
            Harm = harm.Count == 0 ? "" : new ReviewWords(_map).Duration(harm.Sum() * 60),
            HarmKnown = harm.Count,
            Promised = promises.Count(action => action.Status is not ActionStatus.Unknown),
            Kept = promises.Count(action => action.Status is ActionStatus.Done),
            PromisesUnknown = promises.Count(action => action.Status is ActionStatus.Unknown),
            Verdict = Mark(family.Promises.Verdict),
            Strip = Strip(members),
        };
    }

    private string SpanOf(Family family)
    {
        var (first, last) = (DayOf(family.First), DayOf(family.Last));
        return first == last ? first : Sentences.Say(_map.Language, "figures.range", ("low", first), ("high", last));

        string DayOf(Moment? moment) => moment is null ? "" : MomentText.Day(moment, _map.Language);
    }

    /// <summary>All families on one axis, so that one can be compared with another.</summary>
    private DotStrip? Strip(ImmutableArray<IncidentRow> members)
    {
        var dated = members.Where(row => row.Began?.Date is not null).ToList();
        if (dated.Count < 2)
            return null;
        var words = new ChartWords(
            _map.Say("pattern.strip"),
            Sentences.Say(_map.Language, "pattern.strip.is", ("n", ReviewWords.Whole(dated.Count))),
            _map.Language,
            [_map.Say("chart.incident"), _map.Say("chart.day"), _map.Say("chart.severity")]);
        return DotStrip.OverTime(
            words,
            dated.Select(row => (row.Began!.Date!.Value, new Dot(row.Title, MomentText.Day(row.Began, _map.Language), row.Severity) { Link = new Place(row.Path) })),
            _scale.Value);
    }

    private static DayScale ScaleOf(Library library)
    {
        var days = library.Incidents.Select(incident => incident.Began?.Date).OfType<LocalDate>().ToList();
        return new DayScale(days.Min(), LocalDate.Max(days.Max(), library.Today));
    }
}
