using System.Globalization;
using System.Text.Json;
using NodaTime.Text;
using Postmortems.Analysis.Reviews;
using Postmortems.Site;
using Postmortems.Site.Data;

namespace Postmortems.Cli.Output;

/// <summary>What was analysed as JSON: the figures of a review, the same as the CSV, with what holds for all of them above; and what is alike.</summary>
internal static class FigureJson
{
    /// <param name="review">Null where no incident knows a date: what is alike needs none.</param>
    public static void Write(Review? review, Library library, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        if (review is not null)
            Write(json, review);
        MiningJson.Write(json, library.Likeness, library.Today);
        SuggestionJson.Write(json, library.Suggestions);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Review review)
    {
        var (scope, period) = (review.Scope, review.Period);
        json.WriteString("period", period.Slug);
        json.WriteString("from", LocalDatePattern.Iso.Format(period.First));
        json.WriteString("to", LocalDatePattern.Iso.Format(period.Last));
        json.WriteString("as_of", LocalDatePattern.Iso.Format(scope.Input.Today));
        json.WriteString("zone", scope.Input.Options.TimeZone?.Id);
        json.WriteNumber("days", scope.Days);
        json.WriteNumber("days_before", scope.DaysBefore);
        json.WriteNumber("incidents", review.Coverage.Incidents);
        json.WriteNumber("left_out", review.Coverage.NearMisses + review.Coverage.Drills + review.Coverage.Translations);
        json.WriteNumber("undated", review.Coverage.Undated);
        json.WriteNumber("comparisons", review.Comparisons);
        json.WriteStartArray("figures");
        var table = FiguresTable.Of(review);
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            foreach (var (column, cell) in table.Columns.Zip(row))
                WriteCell(json, column.Name, cell);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // JSON has no infinity: an end that nobody knows stays the word that the CSV has.
    private static void WriteCell(Utf8JsonWriter json, string name, object? cell)
    {
        if (cell is long whole)
            json.WriteNumber(name, whole);
        else if (cell is string text && name is not ("section" or "figure" or "unit" or "change") && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            json.WriteNumber(name, number);
        else if (cell is string word)
            json.WriteText(name, word);
        else
            json.WriteNull(name);
    }
}
