using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Parsing;

/// <summary>Due dates: a day, a month or a quarter, due at its end.</summary>
internal static partial class DueDates
{
    /// <summary>Null when the text is none of them.</summary>
    public static DueDate? TryRead(string text)
    {
        var quarter = QuarterShape().Match(text);
        if (quarter.Success)
        {
            var number = int.Parse(quarter.Groups["q"].Value, CultureInfo.InvariantCulture);
            return new DueDate(text, new Quarter(int.Parse(quarter.Groups["y"].Value, CultureInfo.InvariantCulture), number).Last);
        }

        var scan = TimeScanner.Scan(text, out var time);
        if (scan is not TimeScan.Found || time.Length != text.Length || time.Date is not { } date)
            return null;
        return new DueDate(text, time.Exactness is Exactness.Month ? date.PlusMonths(1).PlusDays(-1) : date);
    }

    public static LocalDate? TryReadDay(string text) =>
        TimeScanner.Scan(text, out var time) is TimeScan.Found && time.Length == text.Length && time.Exactness is not Exactness.Month ? time.Date : null;

    // "2023-1" would be a month cut short: a quarter says so, with Q or 季度.
    [GeneratedRegex(@"^(?<y>[12][0-9]{3})\s*[-/年]?\s*([qQ](?<q>[1-4])|第?(?<q>[1-4])季度)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex QuarterShape();
}
