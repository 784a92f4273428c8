using System.Collections.Frozen;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Analysis.Mining;

/// <summary>
/// A text as counts of terms, seen in three ways: its words as they are written (identifiers and error messages whole and in their parts), the stems
/// of what tells most, and the concepts of the trade, which two languages share.
/// </summary>
internal sealed class ReportTerms(Concepts concepts)
{
    /// <summary>What begins a stem in reasons and lists; concepts have <see cref="Concepts.Sign"/>, and words nothing.</summary>
    public const char StemSign = '~';

    private const string Joints = "-_.";

    private static readonly FrozenSet<string> Stopwords = VocabularyFile.Words("stopwords").ToFrozenSet(StringComparer.Ordinal);

    public Dictionary<string, double> Words { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, double> Stems { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, double> Mentions { get; } = new(StringComparer.Ordinal);

    public static ReportTerms Of(Incident incident, Concepts concepts, Templates? templates = null)
    {
        var terms = new ReportTerms(concepts);
        var text = ReportText.Of(incident, templates);
        terms.Add(text.Title, ReportText.TitleWeight, isTelling: true);
        terms.Add(text.Causes, 1, isTelling: true);
        terms.Add(text.Facts, 1, isTelling: true);
        terms.Add(text.Body, 1, isTelling: false);
        terms.AddStems(text.Opening);
        return terms;
    }

    /// <summary>What a report says of its causes in its front matter, alone.</summary>
    public static ReportTerms OfCauses(Incident incident, Concepts concepts) => Of(ReportText.CausesOf(incident), concepts);

    public static ReportTerms Of(string text, Concepts concepts)
    {
        var terms = new ReportTerms(concepts);
        terms.Add(text, 1, isTelling: true);
        return terms;
    }

    private void Add(string text, double weight, bool isTelling)
    {
        var tokens = Tokenizer.Of(text);
        foreach (var mention in concepts.In(tokens))
            Count(Mentions, mention.Term, weight);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (IsJoined(tokens, i) && Compound(text, tokens, i) is { } compound)
                Count(Words, compound, weight);
            if (!IsTerm(tokens, i))
                continue;
            Count(Words, tokens[i].Word, weight);
            if (isTelling)
                Count(Stems, StemSign + tokens[i].Term, weight);
        }
    }

    private void AddStems(string text)
    {
        var tokens = Tokenizer.Of(text);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (IsTerm(tokens, i))
                Count(Stems, StemSign + tokens[i].Term, 1);
        }
    }

    /// <summary>The last character of a run stands alone only where the run is no longer than that.</summary>
    private static bool IsTerm(List<Token> tokens, int i) => tokens[i].IsPaired
        ? (tokens[i].Term.Length > 1 || i == 0 || !tokens[i - 1].IsPaired || tokens[i - 1].End < tokens[i].End) && !Stopwords.Contains(tokens[i].Term)
        : tokens[i].Word.Length > 1 && !Stopwords.Contains(tokens[i].Word) && tokens[i].Word.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static bool IsJoined(List<Token> tokens, int i) => !tokens[i].IsPaired && i + 1 < tokens.Count && !tokens[i + 1].IsPaired && tokens[i + 1].Start == tokens[i].End + 1;

    /// <summary>"max_connections" or "cert-manager.io" from its first part; null from a later one, and for numbers.</summary>
    private static string? Compound(string text, List<Token> tokens, int i)
    {
        if (!Joints.Contains(text[tokens[i].End], StringComparison.Ordinal) || (i > 0 && IsJoined(tokens, i - 1) && Joints.Contains(text[tokens[i - 1].End], StringComparison.Ordinal)))
            return null;
        var last = i;
        while (IsJoined(tokens, last) && Joints.Contains(text[tokens[last].End], StringComparison.Ordinal))
            last++;
        var compound = Tokenizer.Fold(text[tokens[i].Start..tokens[last].End]);
        return compound.Any(char.IsLetter) ? compound : null;
    }

    private static void Count(Dictionary<string, double> counts, string term, double weight)
    {
        ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _);
        count += weight;
    }
}
