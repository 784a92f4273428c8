using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Postmortems.Language;

/// <summary>
/// The words by which running text is read: who can be blamed, and how; what promises nothing. Data: <c>Language/wordlists.yml</c>, every
/// language at once, since a report may mix them.
/// </summary>
public static class WordLists
{
    private static readonly Lazy<PhraseMatcher> Matcher = new(() => new PhraseMatcher(VocabularyFile.Lists("phrases")));

    private static readonly Lazy<FrozenDictionary<string, ImmutableArray<string>>> Lists = new(() =>
        VocabularyFile.Lists("words").GroupBy(word => word.List, word => word.Text).ToFrozenDictionary(list => list.Key, list => list.ToImmutableArray()));

    private static readonly Lazy<FrozenDictionary<string, FrozenSet<string>>> Sets = new(() => Lists.Value.ToFrozenDictionary(list => list.Key, list => list.Value.ToFrozenSet()));

    /// <summary>A matcher of some of the lists alone: small, and so quick.</summary>
    internal static PhraseMatcher MatcherOf(IReadOnlySet<string> lists) => new(VocabularyFile.Lists("phrases").Where(phrase => lists.Contains(phrase.List)));

    /// <summary>What the phrases of some of the lists begin with, as far as they are not Chinese.</summary>
    internal static PhraseHeads HeadsOf(IReadOnlySet<string> lists) =>
        new(VocabularyFile.Lists("phrases").Where(phrase => lists.Contains(phrase.List) && !Han.IsIn(phrase.Text)).Select(phrase => phrase.Text));

    /// <summary>Every phrase of every list that stands in the text, by its place, the longer first. One pass, whatever the text.</summary>
    public static ImmutableArray<PhraseHit> In(FoldedText text) => Matcher.Value.In(text);

    /// <summary>Whether a list of words holds it. Lower case.</summary>
    public static bool Has(string list, string word) => Sets.Value[list].Contains(word);

    /// <summary>In the order of the file.</summary>
    public static ImmutableArray<string> Of(string list) => Lists.Value[list];
}
