using System.Collections.Immutable;
using Postmortems.Analysis.Suggestions;
using Postmortems.Configuration;
using Postmortems.Incidents;

namespace Postmortems.Site;

/// <summary>What a report lacks, and what it may be.</summary>
/// <param name="Kind">Its name in the page's language.</param>
/// <param name="Else">Names of the next likeliest.</param>
public sealed record SuggestionRow(SuggestedFact Fact, NamedTerm Kind, ImmutableArray<string> Else)
{
    /// <summary>Labelled reports whose guess was as sure: so many were right.</summary>
    public int Right { get; init; }

    public int Of { get; init; }

    /// <summary>Of ten such guesses about so many were right.</summary>
    public int Tenths { get; init; }

    /// <summary>In percent.</summary>
    public int Low { get; init; }

    public int High { get; init; }
}

/// <summary>Makes the rows of a report that people are still writing.</summary>
internal static class SuggestionRows
{
    private const int MostElse = 2;

    /// <summary>No final report: there people have spoken.</summary>
    public static bool IsFor(Incident incident) => incident is { Status: not ReportStatus.Final, Kind: not ReportKind.Drill, TranslationOf: null };

    /// <summary>What nothing can be suggested for is passed over.</summary>
    public static ImmutableArray<SuggestionRow> Of(Incident incident, SiteMap map)
    {
        if (!IsFor(incident))
            return [];
        var suggestions = map.Library.Suggestions;
        return
        [
            .. from fact in Enum.GetValues<SuggestedFact>()
               where LibrarySuggestions.Lacks(incident, fact)
               let suggested = suggestions.For(incident, fact)
               where suggested is not null
               select Row(fact, suggested, map),
        ];
    }

    private static SuggestionRow Row(SuggestedFact fact, SuggestedKinds suggested, SiteMap map)
    {
        var (names, terms, accuracy) = (new TermNames(map.Language), TermsOf(fact, map.Library.Options.Taxonomy), suggested.Accuracy);
        return new SuggestionRow(
            fact,
            names.Of(Fact<string>.Of(suggested.Ranked[0].Kind), terms),
            [.. suggested.Ranked.Skip(1).Take(MostElse).Select(suggestion => names.Of(Fact<string>.Of(suggestion.Kind), terms).Name)])
        {
            Right = accuracy.Right,
            Of = accuracy.Of,
            Tenths = (int)Math.Round(10 * accuracy.Share),
            Low = (int)Math.Round(100 * accuracy.Interval.Low),
            High = (int)Math.Round(100 * accuracy.Interval.High),
        };
    }

    private static ImmutableArray<Term> TermsOf(SuggestedFact fact, Taxonomy taxonomy) => fact switch
    {
        SuggestedFact.Cause => taxonomy.Cause,
        SuggestedFact.Trigger => taxonomy.Trigger,
        SuggestedFact.Gate => taxonomy.Gate,
        _ => taxonomy.Reason,
    };
}
