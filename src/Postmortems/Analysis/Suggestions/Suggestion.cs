using System.Collections.Immutable;
using Postmortems.Analysis.Statistics;

namespace Postmortems.Analysis.Suggestions;

/// <summary>What can be suggested for a report, each from a vocabulary of its own.</summary>
public enum SuggestedFact
{
    Cause,
    Trigger,
    Gate,
    Reason,
}

/// <param name="Kind">An id of the fact's vocabulary.</param>
/// <param name="Score">For the order alone: higher is likelier, and no probability.</param>
public sealed record Suggestion(string Kind, double Score);

/// <summary>How often suggestions were right on labelled reports that took no part in the learning.</summary>
public sealed record SuggestionAccuracy(int Right, int Of)
{
    public double Share => (double)Right / Of;

    public Interval Interval => Proportion.Wilson(Right, Of);
}

/// <summary>What a report may have been, the likeliest first, with what such a guess has been worth.</summary>
/// <param name="Accuracy">Of the labelled reports whose suggestion was about as sure as this one.</param>
public sealed record SuggestedKinds(ImmutableArray<Suggestion> Ranked, SuggestionAccuracy Accuracy);

/// <summary>Why a library's reports suggest nothing.</summary>
public enum Withheld
{
    No,

    /// <summary>Fewer than two kinds have five labelled reports each.</summary>
    TooFew,

    /// <summary>On the labelled reports they did no better than the most frequent kind would, always named.</summary>
    NoBetter,
}

/// <summary>What suggestions of one fact rest on.</summary>
/// <param name="Labelled">Reports that could be learnt from: of a kind with five or more.</param>
/// <param name="Kinds">Those kinds, by id.</param>
/// <param name="Accuracy">Over all of them; null where too few are labelled.</param>
/// <param name="MostFrequent">Share of the most frequent of the kinds: the accuracy of one who always names it.</param>
public sealed record SuggestionBasis(int Labelled, ImmutableArray<string> Kinds, SuggestionAccuracy? Accuracy, double MostFrequent, Withheld Withheld);
