using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Postmortems.Analysis.Mining;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Analysis.Suggestions;

/// <summary>What a report says, as stems of words and as concepts of the trade (its meanings), each with how often; what is said of the cause counts most.</summary>
internal sealed partial class WeightedTerms
{
    private const double OfTitle = 1;

    /// <summary>Where the cause is told, it is told; from 2 to 3 it makes no difference that could be told from chance.</summary>
    private const double OfCause = 3;

    /// <summary>The rest is about what was seen and done: little of it tells one kind from another.</summary>
    private const double OfRest = 0.2;

    /// <summary>Of a longer stretch the beginning is read.</summary>
    private const int Longest = 40_000;

    private static readonly FrozenSet<string> Stopwords = VocabularyFile.Words("stopwords").ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<string, double> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _meanings = new(StringComparer.Ordinal);
    private readonly Concepts _concepts;

    private WeightedTerms(Concepts concepts) => _concepts = concepts;

    /// <param name="numbers">One for the library.</param>
    public static (TermCounts Words, TermCounts Meanings) Of(Incident incident, Concepts concepts, TermNumbers numbers)
    {
        var terms = new WeightedTerms(concepts);
        terms.Add(incident.Title, OfTitle);
        var at = 0;
        foreach (var section in incident.Body.Sections)
        {
            terms.Add(incident.Body.Text[at..section.Start], OfRest);
            terms.Add(incident.Body.Text[section.Start..section.End], section.Kind is SectionKind.RootCause or SectionKind.Trigger or SectionKind.MissedTests ? OfCause : OfRest);
            at = section.End;
        }

        terms.Add(incident.Body.Text[at..], OfRest);
        foreach (var said in SaidOfCauses(incident))
            terms.Add(said, OfCause);
        terms.Add(incident.Impact.Summary.Value ?? "", OfRest);
        terms.Add(incident.Detection?.Signal ?? "", OfRest);
        return (TermCounts.Of(terms._words, numbers.Of), TermCounts.Of(terms._meanings, numbers.Of));
    }

    private static IEnumerable<string> SaidOfCauses(Incident incident) =>
    [
        incident.Trigger?.Summary ?? "",
        .. incident.Causes.SelectMany(cause => cause.Why.Append(cause.Summary).Append(cause.Evaded ?? "")),
        .. (incident.MissedTests.IsGiven ? incident.MissedTests.Value : []).Select(test => test.Summary),
    ];

    private void Add(string markdown, double weight)
    {
        var text = markdown.Length > Longest ? markdown[..Longest] : markdown;
        var tokens = Tokenizer.Of(HasMore(text) ? NoProse().Replace(text, " ") : text);
        foreach (var token in tokens)
        {
            if (token.Term.Length > 1 && !char.IsAsciiDigit(token.Word[0]) && !Stopwords.Contains(token.Word))
                Count(_words, token.Term, weight);
        }

        foreach (var mention in _concepts.In(tokens))
            Count(_meanings, mention.Term, weight);
    }

    private static void Count(Dictionary<string, double> counts, string term, double weight)
    {
        ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _);
        count += weight;
    }

    private static bool HasMore(string text) =>
        text.AsSpan().ContainsAny('<', '`') || text.Contains("](", StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal);

    // Code, comments and where links lead: their words are not the author's.
    [GeneratedRegex("""```.*?```|<!--.*?-->|`[^`\n]*`|\]\([^)\s]*\)|https?://\S+|<[^>\s][^>]*>""", RegexOptions.Singleline, 1000)]
    private static partial Regex NoProse();
}
