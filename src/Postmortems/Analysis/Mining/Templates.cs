using Postmortems.Incidents;

namespace Postmortems.Analysis.Mining;

/// <summary>
/// The sentences that many of a library's reports have word for word: a template's, and turns that a team always uses. They tell nothing of a cause. What no more
/// reports say than a family may have members is kept: reports of one incident repeat each other.
/// </summary>
internal sealed class Templates
{
    private readonly HashSet<ulong> _common;

    public Templates(IEnumerable<Incident> incidents)
    {
        var spread = new Dictionary<ulong, int>();
        foreach (var sentences in incidents.AsParallel().AsOrdered().Select(incident => SentencesOf(incident).ToHashSet()))
        {
            foreach (var sentence in sentences)
                spread[sentence] = spread.GetValueOrDefault(sentence) + 1;
        }

        _common = [.. spread.Where(sentence => sentence.Value > Clusters.MostMembers).Select(sentence => sentence.Key)];
    }

    /// <summary>The text without them, each put as one blank.</summary>
    public string Without(string text)
    {
        if (_common.Count == 0)
            return text;
        var kept = new System.Text.StringBuilder(text.Length);
        foreach (var (start, end) in Sentences(text))
        {
            if (Key(text.AsSpan(start, end - start)) is { } key && _common.Contains(key))
                kept.Append(' ');
            else
                kept.Append(text, start, end - start);
        }

        return kept.ToString();
    }

    private static IEnumerable<ulong> SentencesOf(Incident incident)
    {
        foreach (var text in (IEnumerable<string?>)[incident.Title, ReportText.FactsOf(incident), incident.Body.Text])
        {
            foreach (var (start, end) in Sentences(text!))
            {
                if (Key(text.AsSpan(start, end - start)) is { } key)
                    yield return key;
            }
        }
    }

    /// <summary>Up to the end of a line or behind a mark that ends a sentence: nearly enough, since the same text is cut the same way everywhere.</summary>
    private static IEnumerable<(int Start, int End)> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\n' or '。' or '！' or '？') && !(text[i] is '.' or '!' or '?' && i + 1 < text.Length && char.IsWhiteSpace(text[i + 1])))
                continue;
            yield return (start, i + 1);
            start = i + 1;
        }

        if (start < text.Length)
            yield return (start, text.Length);
    }

    /// <summary>FNV-1a (Fowler, Noll and Vo) over letters and digits in lower case; null for what has none.</summary>
    private static ulong? Key(ReadOnlySpan<char> sentence)
    {
        var (key, isEmpty) = (14695981039346656037UL, true);
        foreach (var c in sentence)
        {
            if (!char.IsLetterOrDigit(c))
                continue;
            key = unchecked((key ^ char.ToLowerInvariant(c)) * 1099511628211UL);
            isEmpty = false;
        }

        return isEmpty ? null : key;
    }
}
