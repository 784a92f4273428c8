using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Analysis.Suggestions;

/// <summary>What a report says, as stems of words and as concepts of the trade (its meanings), each with how often; what is said of the cause counts most.</summary>
internal sealed partial class WeightedTerms(Concepts concepts)
{
    private const double OfTitle = 1;

    /// <summary>Where the cause is told, it is told; from 2 to 3 it makes no difference that could be told from chance.</summary>
    private const double OfCause = 3;

    /// <summary>The rest is about what was seen and done: little of it tells one kind from another.</summary>
    private const double OfRest = 0.2;

    /// <summary>Of a longer stretch the beginning is read.</summary>
    private const int Longest = 40_000;

    private static readonly FrozenSet<string> Stopwords = VocabularyFile.Words("stopwords").ToFrozenSet(StringComparer.Ordinal);

    public SortedDictionary<string, double> Words { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, double> Meanings { get; } = new(StringComparer.Ordinal);

    public static WeightedTerms Of(Incident incident, Concepts concepts)
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
        return terms;
    }

    private static IEnumerable<string> SaidOfCauses(Incident incident) =>
    [
        incident.Trigger?.Summary ?? "",
        .. incident.Causes.SelectMany(cause => cause.Why.Append(cause.Summary).Append(cause.Evaded ?? "")),
        .. (incident.MissedTests.IsGiven ? incident.MissedTests.Value : []).Select(test => test.Summary),
    ];

    private void Add(string markdown, double weight)
    {
        var tokens = Tokenizer.Of(NoProse().Replace(markdown.Length > Longest ? markdown[..Longest] : markdown, " "));
        foreach (var token in tokens.Where(token => token.Term.Length > 1 && !char.IsAsciiDigit(token.Word[0]) && !Stopwords.Contains(token.Word)))
            Words[token.Term] = Words.GetValueOrDefault(token.Term) + weight;
        foreach (var mention in concepts.In(tokens))
            Meanings[mention.Term] = Meanings.GetValueOrDefault(mention.Term) + weight;
    }

    // Code, comments and where links lead: their words are not the author's.
    [GeneratedRegex("""```.*?```|<!--.*?-->|`[^`\n]*`|\]\([^)\s]*\)|https?://\S+|<[^>\s][^>]*>""", RegexOptions.Singleline, 1000)]
    private static partial Regex NoProse();
}
