using System.Collections.Frozen;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Analysis.Mining;

/// <summary>Reads texts into terms, one after the other. Each thread has its own, and all of a library share the numbers.</summary>
internal sealed class TermReader(Concepts concepts, TermNumbers numbers)
{
    private const string Joints = "-_.";

    private static readonly FrozenSet<string> Stopwords = VocabularyFile.Words("stopwords").ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<string, double> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _mentions = new(StringComparer.Ordinal);

    /// <summary>What is made of each of many, in their order, on as many threads as there are.</summary>
    public static ReportTerms[] Each(IReadOnlyList<Incident> incidents, Func<TermReader> start, Func<TermReader, Incident, ReportTerms> read)
    {
        var all = new ReportTerms[incidents.Count];
        Parallel.For(0, all.Length, start, (place, _, reader) =>
        {
            all[place] = read(reader, incidents[place]);
            return reader;
        }, _ => { });
        return all;
    }

    public ReportTerms Of(Incident incident, Templates? templates = null)
    {
        var text = ReportText.Of(incident, templates);
        Add(text.Title, ReportText.TitleWeight, isTelling: true);
        Add(text.Causes, 1, isTelling: true);
        Add(text.Facts, 1, isTelling: true);
        Add(text.Body, 1, isTelling: false);
        AddStems(text.Opening);
        return Taken();
    }

    public ReportTerms Of(string text)
    {
        Add(text, 1, isTelling: true);
        return Taken();
    }

    private ReportTerms Taken()
    {
        var terms = new ReportTerms(TermCounts.Of(_words, numbers.Of), TermCounts.Of(_stems, numbers.OfStem), TermCounts.Of(_mentions, numbers.Of));
        _words.Clear();
        _stems.Clear();
        _mentions.Clear();
        return terms;
    }

    private void Add(string text, double weight, bool isTelling)
    {
        var tokens = Tokenizer.Of(text);
        foreach (var mention in concepts.In(tokens))
            Count(_mentions, mention.Term, weight);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (IsJoined(tokens, i) && Compound(text, tokens, i) is { } compound)
                Count(_words, compound, weight);
            if (!IsTerm(tokens, i))
                continue;
            Count(_words, tokens[i].Word, weight);
            if (isTelling)
                Count(_stems, tokens[i].Term, weight);
        }
    }

    private void AddStems(string text)
    {
        var tokens = Tokenizer.Of(text);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (IsTerm(tokens, i))
                Count(_stems, tokens[i].Term, 1);
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
