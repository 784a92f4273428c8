using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Analysis.Mining;

/// <summary>The possible recurrences of a library. None is a frequent answer, and a valid one.</summary>
/// <param name="All">By when their first members began.</param>
/// <param name="Reports">How many were compared.</param>
/// <param name="Unclustered">How many are in no family.</param>
public sealed record Families(ImmutableArray<Family> All, int Reports, int Unclustered)
{
    /// <summary>With fewer reports nothing can be told from chance by words: only what people have said makes a family.</summary>
    public const int FewestReports = 20;

    /// <summary>What a pair of one service must reach.</summary>
    public const double Floor = PairScan.Floor;

    private const int MostTerms = 6;

    public static Families Of(LikenessIndex index, LocalDate today) => Of(index, index.Incidents.Length < FewestReports ? [] : PairScan.Of(index, 1).Edges, today);

    internal static Families Of(LikenessIndex index, IEnumerable<Edge> edges, LocalDate today)
    {
        var enough = index.Incidents.Length >= FewestReports;
        var groups = Clusters.Of(index.Incidents.Length, enough ? edges : [], index.Said);
        return new Families(
            [.. groups.Select(group => Explained(index, group, today)).OrderBy(family => family.First is null).ThenBy(family => family.First?.Earliest).ThenBy(family => family.Id)],
            index.Incidents.Length,
            index.Incidents.Length - groups.Sum(group => group.Count));
    }

    private static Family Explained(LikenessIndex index, List<int> group, LocalDate today)
    {
        ImmutableArray<Incident> members =
        [
            .. group.Select(place => index.Incidents[place])
                .OrderBy(member => member.Began is not { IsRelative: false })
                .ThenBy(member => member.Began?.Earliest)
                .ThenBy(member => member.Id),
        ];
        var terms = TermsOf(index, group);
        var medoid = index.Incidents[group.OrderByDescending(place => group.Where(other => other != place).Sum(other => index.Likeness(place, other))).ThenBy(place => place).First()];
        return new Family(
            members,
            terms,
            medoid,
            TellingSentence(medoid, terms),
            OfTwo(members, ReportFacts.ServicesOf),
            OfTwo(members, ReportFacts.KindsOf),
            group.SelectMany((a, i) => group.Skip(i + 1), (a, b) => (a, b)).All(pair => index.Said.Of(pair.a, pair.b) is Likeness.Cause),
            PromiseLedger.Of(members, today));
    }

    /// <summary>
    /// Class-based TF-IDF, tf ln(1 + A / f) with A the mean number of words in a class (Grootendorst, "BERTopic", 2022, section 3.3); here all reports but the
    /// family's are one class, so that f is how many of them have the term, and A is 1 for each.
    /// </summary>
    private static ImmutableArray<string> TermsOf(LikenessIndex index, List<int> group)
    {
        var counts = new SortedDictionary<int, int>();
        foreach (var term in group.SelectMany(place => index.Space.TermsOf(place).ToArray()).Where(term => index.Space.IsWord(term)))
            counts[term] = counts.GetValueOrDefault(term) + 1;
        var words = counts.Where(term => term.Value > 1)
            .OrderByDescending(term => term.Value * Math.Log(1 + ((double)index.Incidents.Length / index.Space.SpreadOf(term.Key))))
            .ThenBy(term => term.Key)
            .Take(3 * MostTerms)
            .Select(term => index.Space.TermOf(term.Key))
            .ToList();
        var texts = words.Exists(word => !char.IsAscii(word[0])) ? group.Select(place => SharedTerms.TextOf(index.Incidents[place])).ToList() : null;
        return SharedTerms.Shown(texts is null ? words : SharedTerms.Joined(words, texts[0], texts[1]), MostTerms);
    }

    // The title is told already wherever the report is named.
    private static string TellingSentence(Incident medoid, ImmutableArray<string> terms) =>
        ReportText.CausesOf(medoid).Split('\n').Append(ReportText.Of(medoid).Body).SelectMany(text => PlainProse.Sentences(text))
            .Select((sentence, place) => (Text: sentence, Place: place, Hits: terms.Count(term => sentence.Contains(term, StringComparison.OrdinalIgnoreCase))))
            .Where(sentence => sentence.Hits > 0)
            .OrderByDescending(sentence => sentence.Hits)
            .ThenBy(sentence => sentence.Place)
            .Select(sentence => sentence.Text)
            .FirstOrDefault("");

    private static ImmutableArray<string> OfTwo(IEnumerable<Incident> members, Func<Incident, IEnumerable<string>> wordsOf) =>
        [.. members.SelectMany(member => wordsOf(member).Distinct(StringComparer.Ordinal)).CountBy(word => word).Where(word => word.Value > 1).OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Select(word => word.Key)];
}
