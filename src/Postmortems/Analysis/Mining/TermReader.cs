using System.Collections.Concurrent;
using System.Collections.Frozen;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Analysis.Mining;

/// <summary>Reads texts into terms, one after the other. Each thread has its own, and all of a library share the numbers.</summary>
/// <remarks>What a word is to likeness is looked up once for each word and thread, and counted by its number: texts are long, and their words come again and again.</remarks>
internal sealed class TermReader(Concepts concepts, TermNumbers numbers)
{
    private const string Joints = "-_.";

    private static readonly FrozenSet<string> Stopwords = VocabularyFile.Words("stopwords").ToFrozenSet(StringComparer.Ordinal);

    private const int MostKnown = 50_000;

    private readonly TermTally _words = new();
    private readonly TermTally _stems = new();
    private readonly TermTally _mentions = new();
    private readonly Dictionary<string, (int Word, int Stem)> _known = new(StringComparer.Ordinal);

    /// <summary>What is made of each of many, in their order, on as many threads as there are.</summary>
    public static ReportTerms[] Each(IReadOnlyList<Incident> incidents, Func<TermReader> start, Func<TermReader, Incident, ReportTerms> read)
    {
        var all = new ReportTerms[incidents.Count];
        // A thread that is given other work in between leaves what it knows to the next one.
        var readers = new ConcurrentBag<TermReader>();
        Parallel.For(0, all.Length, () => readers.TryTake(out var left) ? left : start(), (place, _, reader) =>
        {
            all[place] = read(reader, incidents[place]);
            return reader;
        }, readers.Add);
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

    private ReportTerms Taken() => new(_words.Taken(), _stems.Taken(), _mentions.Taken());

    private void Add(string text, double weight, bool isTelling)
    {
        var tokens = Tokenizer.Of(text);
        foreach (var mention in concepts.In(tokens))
            _mentions.Add(numbers.Of(mention.Term), weight);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (IsJoined(tokens, i) && Compound(text, tokens, i) is { } compound)
                _words.Add(numbers.Of(compound), weight);
            var (word, stem) = NumbersOf(tokens, i);
            if (word < 0)
                continue;
            _words.Add(word, weight);
            if (isTelling)
                _stems.Add(stem, weight);
        }
    }

    private void AddStems(string text)
    {
        var tokens = Tokenizer.Of(text);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (NumbersOf(tokens, i) is (_, >= 0 and var stem))
                _stems.Add(stem, 1);
        }
    }

    /// <summary>Below zero for what is no term.</summary>
    private (int Word, int Stem) NumbersOf(List<Token> tokens, int i)
    {
        var token = tokens[i];
        // A character by itself is a term or not by what it stands beside.
        if (token is { IsPaired: true, Term.Length: 1 } && !IsTerm(tokens, i))
            return (-1, -1);
        if (_known.TryGetValue(token.Word, out var known))
            return known;
        if (_known.Count == MostKnown)
            _known.Clear();
        return _known[token.Word] = IsTerm(tokens, i) ? (numbers.Of(token.Word), numbers.OfStem(token.Term)) : (-1, -1);
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
}
