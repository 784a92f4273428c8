using System.Collections.Immutable;
using Postmortems.Analysis.Statistics;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Reviews;

/// <summary>How many incidents a word of a vocabulary was said of.</summary>
/// <param name="Id">Of the vocabulary.</param>
/// <param name="Share">Of those that say anything, with the score interval.</param>
/// <param name="IsNew">No earlier incident of the library has it, and there are earlier ones that say something.</param>
public sealed record TermShare(string Id, ImmutableArray<Incident> Incidents, int Before, Estimate Share, Change Change, bool IsNew);

/// <summary>A vocabulary over the incidents of a period: most frequent first. One incident may have several words.</summary>
public sealed record TermShares(string Facet, ImmutableArray<TermShare> Terms)
{
    /// <summary>Incidents that say at least one word.</summary>
    public required int Said { get; init; }

    /// <summary>Incidents that say that nobody knows.</summary>
    public required int Unknown { get; init; }

    /// <summary>Incidents that are silent.</summary>
    public required int Silent { get; init; }

    public required int SaidBefore { get; init; }

    public int Of => Said + Unknown + Silent;
}

/// <summary>A question to every report, answered by words of a vocabulary.</summary>
/// <param name="Name">"noticed", "cause", "trigger".</param>
internal sealed record Facet(string Name, Func<Incident, IEnumerable<Fact<string>>> Answers)
{
    public static ImmutableArray<Facet> All { get; } =
    [
        new("noticed", incident => [incident.Detection?.Source ?? default]),
        new("cause", incident => incident.Causes.Select(cause => cause.Kind)),
        new("trigger", incident => [incident.Trigger?.Kind ?? default]),
    ];

    public ImmutableHashSet<string> WordsOf(Incident incident) =>
        [.. Answers(incident).Where(answer => answer.IsGiven && answer.Value != "unknown").Select(answer => answer.Value!)];

    public bool IsUnknown(Incident incident) =>
        WordsOf(incident).IsEmpty && Answers(incident).Any(answer => answer.Statement is Statement.Unknown || answer.Value == "unknown");

    /// <summary>The comparisons of all words of either side, by their keys.</summary>
    public IEnumerable<(string Key, Change Change)> Compare(ReviewScope scope)
    {
        var (now, before) = (WordLists(scope.Now), WordLists(scope.Before));
        foreach (var id in now.Concat(before).SelectMany(words => words).Distinct().Order(StringComparer.Ordinal))
        {
            var (hits, other) = (now.Count(words => words.Contains(id)), before.Count(words => words.Contains(id)));
            if (now.Count == 0 || before.Count == 0)
            {
                yield return ($"{Name}.{id}", new Change(ChangeWord.NothingBefore, hits, other));
                continue;
            }

            var effect = Proportion.Difference(hits, now.Count, other, before.Count);
            yield return ($"{Name}.{id}", Change.Of(hits, other, TwoByTwo.Fisher(hits, now.Count, other, before.Count), effect, effect.Value > 0));
        }
    }

    public TermShares Of(ReviewScope scope, IReadOnlyDictionary<string, Change> changes)
    {
        var said = scope.Now.Select(filed => (filed.Incident, Words: WordsOf(filed.Incident))).Where(one => !one.Words.IsEmpty).ToList();
        var before = WordLists(scope.Before);
        var earlier = WordLists(scope.All.Where(filed => filed.Counts && filed.Day < scope.Period.First)).SelectMany(words => words).ToHashSet();
        TermShare ShareOf(string id)
        {
            ImmutableArray<Incident> incidents = [.. said.Where(one => one.Words.Contains(id)).Select(one => one.Incident)];
            var share = new Estimate((double)incidents.Length / said.Count, Proportion.Wilson(incidents.Length, said.Count));
            return new TermShare(id, incidents, before.Count(words => words.Contains(id)), share, changes[$"{Name}.{id}"], earlier.Count > 0 && !earlier.Contains(id));
        }

        var unknown = scope.Now.Count(filed => IsUnknown(filed.Incident));
        var ids = said.SelectMany(one => one.Words).Distinct();
        return new TermShares(Name, [.. ids.Select(ShareOf).OrderByDescending(term => term.Incidents.Length).ThenBy(term => term.Id, StringComparer.Ordinal)])
        {
            Said = said.Count,
            Unknown = unknown,
            Silent = scope.Now.Length - said.Count - unknown,
            SaidBefore = before.Count,
        };
    }

    private List<ImmutableHashSet<string>> WordLists(IEnumerable<FiledIncident> filed) =>
        [.. filed.Select(one => WordsOf(one.Incident)).Where(words => !words.IsEmpty)];
}
