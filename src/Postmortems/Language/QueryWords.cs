using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Postmortems.Language;

/// <summary>
/// What a search understands beside the words of the reports: names of filters, words that it passes over, and terms of the trade that mean the same in
/// several languages. Data: <c>queries.yml</c> and <c>concepts.yml</c>.
/// </summary>
public static class QueryWords
{
    private static readonly Lazy<ImmutableArray<(string List, string Text)>> PassedWords = new(() => VocabularyFile.WordsByLanguage("queries", "passed"));

    private static readonly Lazy<FrozenSet<string>> Words = new(() => PassedWords.Value.Where(word => !Han.IsIn(word.Text)).Select(word => word.Text).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Filters by what people may call them, in every language; the first of each is its id.</summary>
    public static ImmutableArray<(string Filter, string Word)> Filters { get; } = VocabularyFile.WordsByLanguage("queries", "filters");

    /// <summary>Chinese phrases that a question is made of, and no subject: the longest first, so that none cuts another.</summary>
    public static ImmutableArray<string> PassedPhrases { get; } =
        [.. PassedWords.Value.Where(word => Han.IsIn(word.Text)).Select(word => word.Text).OrderByDescending(phrase => phrase.Length).ThenBy(phrase => phrase, StringComparer.Ordinal)];

    public static IEnumerable<string> Passed => Words.Value.Order(StringComparer.Ordinal);

    /// <summary>Every phrase of every concept, in the order of the file.</summary>
    public static ImmutableArray<(string Concept, string Phrase)> Concepts { get; } = VocabularyFile.WordsByLanguage("concepts", "concepts");

    private static readonly Lazy<WordGroup> Languages = new(() => VocabularyFile.GroupOf("queries", "languages"));

    private static readonly Lazy<WordGroup> States = new(() => VocabularyFile.GroupOf("queries", "states"));

    /// <summary>What a language is called in another; its tag where nobody has said.</summary>
    public static string NameOfLanguage(string tag, string language) => Languages.Value.Name(tag, language);

    /// <summary>Where a promise stands, by its id in addresses.</summary>
    public static string NameOfState(string id, string language) => States.Value.Name(id, language);

    /// <param name="word">In lower case.</param>
    public static bool IsPassed(string word) => Words.Value.Contains(word);
}
