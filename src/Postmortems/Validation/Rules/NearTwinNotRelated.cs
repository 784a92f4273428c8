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

    public IEnumerable<Diagnostic> Check(ImmutableArray<LibraryEntry> library) =>
        library
            .Where(entry => entry is { TranslationOf: null, Kind: not ReportKind.Drill, Began.IsRelative: false })
            .SelectMany(KeysOf, (entry, key) => (Key: key, Entry: entry))
            .GroupBy(pair => pair.Key, pair => pair.Entry, StringComparer.Ordinal)
            .SelectMany(group => Twins(group))
            .DistinctBy(pair => pair.Later.Source)
            .Select(pair => pair.Later.Find(Info, "title", ("title", pair.Earlier.Title), ("other", pair.Earlier.Id.Value)));

    /// <summary>What two incidents must share before their words are looked at: a service, the kind of a cause, and the kind of trigger.</summary>
    private static IEnumerable<string> KeysOf(LibraryEntry entry) =>
        entry.Trigger is not { } trigger
            ? []
            : from service in entry.Services.Distinct()
              from kind in entry.Causes.Where(cause => cause.Kind.IsGiven).Select(cause => cause.Kind.Value!).Distinct()
              select $"{service} {kind} {trigger}";

    private static IEnumerable<(LibraryEntry Earlier, LibraryEntry Later)> Twins(IEnumerable<LibraryEntry> alike)
    {
        var earlier = new Queue<Told>();
        var inOrder = alike.OrderBy(entry => entry.Began!.Earliest).ThenBy(entry => entry.Source.Path, StringComparer.Ordinal).ToList();
        if (inOrder.Count < 2)
            yield break;
        foreach (var entry in inOrder)
        {
            var words = WordOverlap.WordsOf(TextOf(entry));
            var told = new Told(entry, words, WordOverlap.BitsOf(words));
            if (words.Count >= FewestWords)
            {
                if (!entry.IsBackfilled && Nearest(told, earlier) is { } twin)
                    yield return (twin, entry);
                earlier.Enqueue(told);
            }

            if (earlier.Count > MostCandidates)
                earlier.Dequeue();
        }
    }

    /// <summary>Null where none is near, and where a person has named one of those that are: the others are found from there.</summary>
    private static LibraryEntry? Nearest(Told told, IEnumerable<Told> earlier)
    {
        var entry = told.Entry;
        var near = earlier
            .Where(other => other.Entry.Language == entry.Language && other.Entry.Began!.IsBefore(entry.Began!)
                && WordOverlap.MayBeAtLeast(Near, (told.Words, told.Bits), (other.Words, other.Bits)) && WordOverlap.IsAtLeast(Near, told.Words, other.Words))
            .Select(other => (other.Entry, Likeness: WordOverlap.Of(told.Words, other.Words)))
            .ToList();
        return near.Any(pair => Names(entry, pair.Entry) || Names(pair.Entry, entry))
            ? null
            : near.OrderByDescending(pair => pair.Likeness).ThenByDescending(pair => pair.Entry.Began!.Earliest).FirstOrDefault().Entry;
    }

    private static bool Names(LibraryEntry entry, LibraryEntry other) =>
        entry.Related.Any(related => related.Id == other.Id || other.FormerIds.Contains(related.Id));

    private static string TextOf(LibraryEntry entry) =>
        string.Join('\n', entry.Causes.Select(cause => cause.Summary).Prepend(entry.Summary).Prepend(entry.Title));

    private sealed record Told(LibraryEntry Entry, HashSet<string> Words, ulong[] Bits);
}
