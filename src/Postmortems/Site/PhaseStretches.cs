using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.Charts;

namespace Postmortems.Site;

/// <summary>Where the time of an incident went: the stretches between its milestones, in the order in which they happened.</summary>
internal static class PhaseStretches
{
    /// <summary>Each with the name of the stretch that it ends.</summary>
    private static readonly ImmutableArray<(Phase Phase, string Name)> Ends =
    [
        (Phase.Introduced, ""),
        (Phase.Started, "stretch.latent"),
        (Phase.Detected, "stretch.detect"),
        (Phase.Acknowledged, "stretch.acknowledge"),
        (Phase.Identified, "stretch.identify"),
        (Phase.Mitigated, "stretch.mitigate"),
        (Phase.Recovered, "stretch.recover"),
    ];

    /// <summary>Null where no two milestones can be compared, or all are one moment: there is no time to be shown.</summary>
    public static PhaseBar? Bar(Incident incident, string language)
    {
        var stretches = Of(incident, language);
        if (!stretches.Any(stretch => stretch.Length is { } length && length > NodaTime.Duration.Zero))
            return null;
        return PhaseBar.Of(
            new ChartWords(
                Sentences.Say(language, "stretch.title"),
                string.Join(Sentences.Say(language, "list.semicolon"), stretches.Select(stretch => $"{stretch.Name}: {stretch.Said}")),
                language,
                [Sentences.Say(language, "stretch.name"), Sentences.Say(language, "stretch.time")]),
            stretches);
    }

    public static ImmutableArray<Stretch> Of(Incident incident, string language)
    {
        var known = InOrder(incident);
        if (known.Count < 2 || EndsBeforeItStarts(known))
            return [];
        var stretches = ImmutableArray.CreateBuilder<Stretch>();
        if (Before(incident, known[0].Place) is { } before)
            stretches.Add(Open(before, language));
        foreach (var (from, to) in known.Zip(known.Skip(1)))
            stretches.Add(Between(from, to, incident, language));
        if (After(incident, known) is { } after)
            stretches.Add(Open(after, language));
        return stretches.ToImmutable();
    }

    /// <summary>The milestones whose time is known, as they happened; where two may be one moment, as they usually come.</summary>
    private static List<(int Place, Moment At)> InOrder(Incident incident)
    {
        var order = new List<(int Place, Moment At)>();
        foreach (var (place, (phase, _)) in Ends.Index())
        {
            if (incident.Milestone(phase).Value is not { } at || (order.Count > 0 && order[0].At.IsRelative != at.IsRelative))
                continue;
            var after = order.FindIndex(other => at.IsBefore(other.At));
            order.Insert(after < 0 ? order.Count : after, (place, at));
        }

        // A fault that came in after the harm had begun is no stretch of it.
        order.RemoveAll(end => end.Place == 0 && end != order[0]);
        return order;
    }

    /// <summary>Times that contradict one another are no stretches; the checker names them.</summary>
    private static bool EndsBeforeItStarts(List<(int Place, Moment At)> known)
    {
        var start = known.FindIndex(end => end.Place == 1);
        return known.Take(Math.Max(0, start)).Any(end => Ends[end.Place].Phase.CountsFromLast());
    }

    private static Stretch Between((int Place, Moment At) from, (int Place, Moment At) to, Incident incident, string language)
    {
        var missing = Enumerable.Range(from.Place + 1, Math.Max(0, to.Place - from.Place - 1)).Where(place => IsMissing(incident, place));
        var isEarly = to.Place == 1 && from.Place > 1;
        ImmutableArray<string> names = [.. isEarly ? ["stretch.early"] : missing.Append(to.Place).Select(place => Ends[place].Name)];
        var elapsed = Elapsed.Between(from.At, to.At)!.Value;
        return new Stretch(
            string.Join(Sentences.Say(language, "stretch.and"), names.Select(name => Sentences.Say(language, name))),
            to.Place,
            elapsed.Nominal,
            DurationText.Told(elapsed, language))
        {
            IsJoined = names.Length > 1,
        };
    }

    private static Stretch Open(int place, string language) =>
        new(Sentences.Say(language, Ends[place].Name), place, null, Sentences.Say(language, "stretch.unknown"));

    /// <summary>How long a fault lay in wait is asked only where the report speaks of it; when the harm began, always.</summary>
    private static int? Before(Incident incident, int first) => first switch
    {
        1 when incident.Milestone(Phase.Introduced).Statement is Statement.Unknown => 1,
        2 when IsMissing(incident, 1) => 2,
        _ => null,
    };

    private static int? After(Incident incident, List<(int Place, Moment At)> known)
    {
        var last = Ends.Length - 1;
        return known.TrueForAll(end => end.Place != last) && known.Exists(end => end.Place == last - 1) && IsMissing(incident, last) ? last : null;
    }

    private static bool IsMissing(Incident incident, int place) =>
        incident.Milestone(Ends[place].Phase).Statement is not (Statement.Given or Statement.NotApplicable);
}
