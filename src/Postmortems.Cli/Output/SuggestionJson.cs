using System.Text.Json;
using Postmortems.Analysis.Suggestions;

namespace Postmortems.Cli.Output;

/// <summary>What a library suggests for its reports, and what that is worth: for every report that lacks a fact, the likeliest kind first.</summary>
internal static class SuggestionJson
{
    /// <summary>Kinds of cause stand under <c>suggestions</c>; the other facts under their own names.</summary>
    public static void Write(Utf8JsonWriter json, LibrarySuggestions suggestions)
    {
        foreach (var fact in Enum.GetValues<SuggestedFact>())
        {
            json.WriteStartObject(fact is SuggestedFact.Cause ? "suggestions" : $"suggested_{NameOf(fact)}");
            foreach (var incident in suggestions.Lacking(fact))
            {
                if (suggestions.For(incident, fact) is { } suggested)
                    WriteOne(json, incident.Id.Value, suggested);
            }

            json.WriteEndObject();
        }

        json.WriteStartObject("suggested_from");
        foreach (var fact in Enum.GetValues<SuggestedFact>())
            WriteBasis(json, NameOf(fact), suggestions.BasisOf(fact));
        json.WriteEndObject();
    }

    private static void WriteOne(Utf8JsonWriter json, string id, SuggestedKinds suggested)
    {
        json.WriteStartArray(id);
        foreach (var (place, suggestion) in suggested.Ranked.Index())
        {
            json.WriteStartObject();
            json.WriteText("kind", suggestion.Kind);
            json.WriteNumber("score", Math.Round(suggestion.Score, 4));
            if (place == 0)
                WriteAccuracy(json, suggested.Accuracy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBasis(Utf8JsonWriter json, string name, SuggestionBasis basis)
    {
        json.WriteStartObject(name);
        json.WriteNumber("labelled", basis.Labelled);
        json.WriteStartArray("kinds");
        foreach (var kind in basis.Kinds)
            json.WriteStringValue(kind);
        json.WriteEndArray();
        if (basis.Accuracy is { } accuracy)
        {
            WriteAccuracy(json, accuracy);
            json.WriteNumber("most_frequent", Math.Round(basis.MostFrequent, 4));
        }

        if (basis.Withheld is not Withheld.No)
            json.WriteString("withheld", basis.Withheld is Withheld.TooFew ? "too_few" : "no_better");
        json.WriteEndObject();
    }

    private static void WriteAccuracy(Utf8JsonWriter json, SuggestionAccuracy accuracy)
    {
        json.WriteNumber("expected", Math.Round(accuracy.Share, 4));
        json.WriteNumber("right", accuracy.Right);
        json.WriteNumber("of", accuracy.Of);
        json.WriteNumber("low", Math.Round(accuracy.Interval.Low, 4));
        json.WriteNumber("high", Math.Round(accuracy.Interval.High, 4));
    }

    private static string NameOf(SuggestedFact fact) => fact switch
    {
        SuggestedFact.Cause => "cause",
        SuggestedFact.Trigger => "trigger",
        SuggestedFact.Gate => "gate",
        _ => "reason",
    };
}
