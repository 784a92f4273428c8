using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Analysis.Mining;

/// <summary>What two texts share, in words that a reader can find in both.</summary>
internal static class SharedTerms
{
    private const int Most = 5;

    /// <summary>Beyond it a text is searched no further for pairs of characters that are one word.</summary>
    private const int LongestText = 20_000;

    /// <param name="shared">Terms with what each adds.</param>
    /// <param name="mine">Asked only where pairs of characters must be looked up, to be joined to what was written.</param>
    public static (ImmutableArray<string> Terms, ImmutableArray<string> Concepts) Of(TermSpace space, IEnumerable<(int Term, double Weight)> shared, Func<string> mine, Func<string> theirs)
    {
        var (words, mentioned) = (new List<string>(), new List<string>());
        var ranked = shared.ToArray();
        Array.Sort(ranked, static (one, other) => one.Weight != other.Weight ? other.Weight.CompareTo(one.Weight) : one.Term.CompareTo(other.Term));
        foreach (var (id, _) in ranked)
        {
            if (words.Count == 3 * Most && mentioned.Count == Most)
                break;
            var term = space.TermOf(id);
            if (term[0] == Concepts.Sign && mentioned.Count < Most)
                mentioned.Add(term[1..]);
            else if (term[0] is not (ReportTerms.StemSign or Concepts.Sign) && words.Count < 3 * Most)
                words.Add(term);
        }

        var joined = words.Exists(word => !char.IsAscii(word[0])) ? Joined(words, mine(), theirs()) : words;
        return (
            Shown(joined, Most),
            [.. mentioned]);
    }

    /// <summary>Without what is a part of another.</summary>
    public static ImmutableArray<string> Shown(List<string> words, int most) =>
        [.. words.Where(word => word.Length > 1 && !words.Exists(other => other.Length > word.Length && other.Contains(word, StringComparison.Ordinal))).Take(most)];

    public static string TextOf(Incident incident)
    {
        // Made anew when it is asked for: to keep all texts of a large library beside its vectors would double its memory.
        var text = ReportText.Of(incident);
        var all = string.Join('\n', [text.Title, text.Causes, text.Facts, text.Body]);
        return all.Length <= LongestText ? all : all[..LongestText];
    }

    /// <summary>Pairs of characters that follow each other in both texts are one word: 连接, 接池 are 连接池.</summary>
    public static List<string> Joined(List<string> words, string mine, string theirs)
    {
        for (var i = 0; i < words.Count; i++)
        {
            while (words.FindIndex(other => Follows(words[i], other)) is >= 0 and var next)
            {
                words[i] += words[next][1..];
                words.RemoveAt(next);
                i -= next < i ? 1 : 0;
            }
        }

        return words;

        bool Follows(string word, string other) =>
            word != other && word[^1] == other[0] && !char.IsAscii(other[0])
            && mine.Contains(word + other[1..], StringComparison.Ordinal) && theirs.Contains(word + other[1..], StringComparison.Ordinal);
    }
}
