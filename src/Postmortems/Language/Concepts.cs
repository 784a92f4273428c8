using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Postmortems.Language;

/// <summary>A term of the trade in a text.</summary>
/// <param name="Term">As the index has it: "@rollback".</param>
/// <param name="First">The first of the tokens that say it.</param>
/// <param name="Last">The last one, inclusive.</param>
public readonly record struct Mention(string Term, int First, int Last);

/// <summary>Finds what is called differently in different languages.</summary>
public sealed class Concepts
{
    /// <summary>What no word begins with: concepts and words share one list of terms.</summary>
    public const char Sign = '@';

    private readonly FrozenDictionary<string, ImmutableArray<(string Term, ImmutableArray<string> Phrase)>> _byFirst;

    private Concepts(IEnumerable<(string Concept, string Phrase)> terms)
    {
        Phrases = [.. terms.Select(term => (Sign + term.Concept, TermsOf(term.Phrase)))];
        _byFirst = Phrases.GroupBy(phrase => phrase.Phrase[0]).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>Those that every library has.</summary>
    public static Concepts BuiltIn { get; } = new(QueryWords.Concepts);

    /// <summary>Every phrase as its tokens, with the concept that it means.</summary>
    public ImmutableArray<(string Term, ImmutableArray<string> Phrase)> Phrases { get; }

    /// <summary>The built-in ones with those of the team.</summary>
    public static Concepts With(ImmutableArray<(string Concept, string Phrase)> own) => own.IsEmpty ? BuiltIn : new Concepts(QueryWords.Concepts.Concat(own));

    public IEnumerable<Mention> In(IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!_byFirst.TryGetValue(tokens[i].Term, out var phrases))
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
            var (before, here) = (tokens[place + i - 1], tokens[place + i]);
            // In a run of characters each pair begins where the one before it has its second character.
            if (here.Term != phrase[i] || (before.IsPaired && here.IsPaired && here.Start != before.Start + 1))
                return false;
        }

        return true;
    }

    // The last character of a run is a token too, which a text has only where its run ends there as well: a phrase keeps it before a word, 打爆db, and
    // where it is all of the run, 大key, but not at its own end.
    private static ImmutableArray<string> TermsOf(string phrase)
    {
        var tokens = Tokenizer.Of(phrase);
        var isRest = tokens is [.., { IsPaired: true } before, { IsPaired: true, Term.Length: 1 } last] && before.End == last.End;
        return [.. tokens.Select(token => token.Term).Take(isRest ? tokens.Count - 1 : tokens.Count)];
    }
}
