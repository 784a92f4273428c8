using System.Collections.Frozen;
using System.Collections.Immutable;
using Postmortems.Language;

namespace Postmortems.Search;

/// <summary>A term of the trade in a text.</summary>
/// <param name="Term">As the index has it: "@rollback".</param>
/// <param name="First">The first of the tokens that say it.</param>
/// <param name="Last">The last one, inclusive.</param>
public readonly record struct Mention(string Term, int First, int Last);

/// <summary>Finds what is called differently in different languages.</summary>
public static class Concepts
{
    /// <summary>What no word begins with: concepts and words share one list of terms.</summary>
    public const char Sign = '@';

    /// <summary>Every phrase as its tokens, with the concepts that it may mean.</summary>
    public static ImmutableArray<(string Term, ImmutableArray<string> Phrase)> Phrases { get; } =
        [.. QueryWords.Concepts.Select(concept => (Sign + concept.Concept, TermsOf(concept.Phrase)))];

    private static readonly FrozenDictionary<string, ImmutableArray<(string Term, ImmutableArray<string> Phrase)>> ByFirst =
        Phrases.GroupBy(phrase => phrase.Phrase[0]).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);

    public static IEnumerable<Mention> In(IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!ByFirst.TryGetValue(tokens[i].Term, out var phrases))
                continue;
            foreach (var (term, phrase) in phrases)
            {
                if (StandsAt(tokens, i, phrase))
                    yield return new Mention(term, i, i + phrase.Length - 1);
            }
        }
    }

    private static bool StandsAt(IReadOnlyList<Token> tokens, int place, ImmutableArray<string> phrase)
    {
        if (place + phrase.Length > tokens.Count)
            return false;
        for (var i = 1; i < phrase.Length; i++)
        {
            // In a run of characters each pair begins where the one before it has its second character.
            if (tokens[place + i].Term != phrase[i] || (tokens[place + i].IsPaired && tokens[place + i].Start != tokens[place + i - 1].Start + 1))
                return false;
        }

        return true;
    }

    // Without the last character alone, which stands there for single characters to be found.
    private static ImmutableArray<string> TermsOf(string phrase) =>
        [.. Tokenizer.Of(phrase).Where(token => !token.IsPaired || token.Term.Length > 1).Select(token => token.Term)];
}
