using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Postmortems.Language;

namespace Postmortems.Search;

/// <summary>One thing that is sought.</summary>
/// <param name="Term">As the index has it.</param>
/// <param name="Word">As it was typed, in lower case: what a slip of the hand is judged by.</param>
/// <param name="Concepts">Terms that stand for what it says in other words, or as a part of a phrase.</param>
public sealed record Wanted(string Term, string Word, bool IsPaired, ImmutableArray<string> Concepts)
{
    /// <summary>A character by itself: what begins with it has it.</summary>
    public bool IsSingle => IsPaired && Term.Length == 1;
}

/// <param name="Facet">Its id.</param>
/// <param name="Values">As typed; a record needs one of them.</param>
public sealed record TypedFilter(string Facet, ImmutableArray<string> Values);

/// <summary>What a person typed, taken apart: <c>severity:P0 cause:cache timeout</c>, <c>级别:L2 超时</c>.</summary>
public sealed partial record SearchQuery(ImmutableArray<Wanted> Wanted, ImmutableArray<TypedFilter> Filters)
{
    /// <summary>Nobody types more; what is pasted is sought by its beginning.</summary>
    private const int MostWanted = 24;

    private static readonly FrozenDictionary<string, string> FilterOf =
        QueryWords.Filters.DistinctBy(filter => filter.Word).ToFrozenDictionary(filter => filter.Word, filter => filter.Filter, StringComparer.Ordinal);

    /// <param name="concepts">Those of the index that is asked.</param>
    public static SearchQuery Parse(string typed, Concepts concepts)
    {
        var filters = ImmutableArray.CreateBuilder<TypedFilter>();
        var text = Field().Replace(Tokenizer.Fold(typed), match =>
        {
            if (!FilterOf.TryGetValue(match.Groups["field"].Value, out var facet))
                return match.Value;
            filters.Add(new TypedFilter(facet, [.. match.Groups["value"].Value.Replace("\"", "", StringComparison.Ordinal).Split(',', '、').Select(value => value.Trim()).Where(value => value.Length > 0)]));
            return " ";
        });
        foreach (var phrase in QueryWords.PassedPhrases)
            text = text.Replace(phrase, " ", StringComparison.Ordinal);
        return new SearchQuery(WantedIn(text, concepts), filters.ToImmutable());
    }

    private static ImmutableArray<Wanted> WantedIn(string text, Concepts known)
    {
        var tokens = Tokenizer.Of(text);
        var concepts = tokens.Select(_ => new SortedSet<string>(StringComparer.Ordinal)).ToList();
        foreach (var mention in known.In(tokens))
        {
            for (var i = mention.First; i <= mention.Last; i++)
                concepts[i].Add(mention.Term);
        }

        return
        [
            .. tokens.Index()
                .Where(token => !token.Item.IsPassed && !IsRestOfRun(tokens, token.Index))
                .GroupBy(token => token.Item.Term)
                .Take(MostWanted)
                .Select(same => new Wanted(same.Key, same.First().Item.Word, same.First().Item.IsPaired, [.. same.SelectMany(token => concepts[token.Index]).Distinct().Order(StringComparer.Ordinal)])),
        ];
    }

    /// <summary>The last character of a run has been sought as a part of the pair before it.</summary>
    private static bool IsRestOfRun(List<Token> tokens, int i) =>
        tokens[i] is { IsPaired: true, Term.Length: 1 } last && i > 0 && tokens[i - 1].IsPaired && tokens[i - 1].End == last.End;

    [GeneratedRegex(@"(?<field>\p{L}+):(?<value>(""[^""]*""|[^\s""])+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Field();
}
