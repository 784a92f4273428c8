using System.Collections.Immutable;
using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>An earlier incident so much like this one that nobody who knew of it would leave it unnamed.</summary>
internal sealed class NearTwinNotRelated : ILibraryRule
{
    private const double Near = 0.5;
    private const int FewestWords = 8;

    // Of a thousand incidents of one kind the latest say enough, and a check stays quick.
    private const int MostCandidates = 200;

    public RuleInfo Info { get; } = new("PM0808", "near-twin-not-related", DiagnosticSeverity.Hint);

    public IEnumerable<Diagnostic> Check(ImmutableArray<RuleContext> library) =>
        library
            .Where(context => context.Incident is { TranslationOf: null, Kind: not ReportKind.Drill, Began.IsRelative: false })
            .SelectMany(context => KeysOf(context.Incident), (context, key) => (Key: key, Context: context))
            .GroupBy(pair => pair.Key, pair => pair.Context, StringComparer.Ordinal)
            .SelectMany(group => Twins(group))
            .DistinctBy(pair => pair.Later.Source)
            .Select(pair => pair.Later.Find(Info, "title", ("title", pair.Earlier.Incident.Title), ("other", pair.Earlier.Incident.Id.Value)));

    /// <summary>What two incidents must share before their words are looked at: a service, the kind of a cause, and the kind of trigger.</summary>
    private static IEnumerable<string> KeysOf(Incident incident) =>
        incident.Trigger?.Kind is not { IsGiven: true } trigger || !incident.Services.IsGiven
            ? []
            : from service in incident.Services.Value.Distinct()
              from kind in incident.Causes.Where(cause => cause.Kind.IsGiven).Select(cause => cause.Kind.Value!).Distinct()
              select $"{service} {kind} {trigger.Value}";

    private static IEnumerable<(RuleContext Earlier, RuleContext Later)> Twins(IEnumerable<RuleContext> alike)
    {
        var earlier = new Queue<Told>();
        var inOrder = alike.OrderBy(context => context.Incident.Began!.Earliest).ThenBy(context => context.Source.Path, StringComparer.Ordinal).ToList();
        if (inOrder.Count < 2)
            yield break;
        foreach (var context in inOrder)
        {
            var words = WordOverlap.WordsOf(TextOf(context.Incident));
            var told = new Told(context, words, WordOverlap.BitsOf(words));
            if (words.Count >= FewestWords)
            {
                if (!Demands.IsBackfilled(context.Incident) && Nearest(told, earlier) is { } twin)
                    yield return (twin, context);
                earlier.Enqueue(told);
            }

            if (earlier.Count > MostCandidates)
                earlier.Dequeue();
        }
    }

    /// <summary>Null where none is near, and where a person has named one of those that are: the others are found from there.</summary>
    private static RuleContext? Nearest(Told told, IEnumerable<Told> earlier)
    {
        var incident = told.Context.Incident;
        var near = earlier
            .Where(other => other.Context.Incident.Lang == incident.Lang && other.Context.Incident.Began!.IsBefore(incident.Began!)
                && WordOverlap.MayBeAtLeast(Near, (told.Words, told.Bits), (other.Words, other.Bits)) && WordOverlap.IsAtLeast(Near, told.Words, other.Words))
            .Select(other => (other.Context, Likeness: WordOverlap.Of(told.Words, other.Words)))
            .ToList();
        return near.Any(pair => Names(incident, pair.Context.Incident) || Names(pair.Context.Incident, incident))
            ? null
            : near.OrderByDescending(pair => pair.Likeness).ThenByDescending(pair => pair.Context.Incident.Began!.Earliest).FirstOrDefault().Context;
    }

    private static bool Names(Incident incident, Incident other) =>
        incident.Related.Any(related => related.Id == other.Id || other.FormerIds.Contains(related.Id));

    private static string TextOf(Incident incident)
    {
        var summary = incident.Body.Find(SectionKind.Summary);
        var told = summary is null ? "" : incident.Body.Text[summary.Start..summary.End];
        return string.Join('\n', incident.Causes.Select(cause => cause.Summary).Prepend(told).Prepend(incident.Title));
    }

    private sealed record Told(RuleContext Context, HashSet<string> Words, ulong[] Bits);
}
