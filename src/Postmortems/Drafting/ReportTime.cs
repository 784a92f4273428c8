using System.Globalization;
using NodaTime;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Drafting;

/// <summary>A time that somebody types for a new report.</summary>
public static class ReportTime
{
    /// <summary>
    /// A date, with or without its time, in any form that reports may use; "unknown" where nobody knows. "T+2d" and the time of day
    /// alone are refused: a new report has nothing to count them from.
    /// </summary>
    public static bool TryRead(string text)
    {
        var trimmed = text.Trim();
        return IsUnknown(trimmed) || (TimeScanner.Scan(trimmed, out var time) is TimeScan.Found && time.Length == trimmed.Length && time.Date is not null);
    }

    public static bool IsUnknown(string text) => Vocabulary.Find("absence", text.Trim()) is "unknown";

    /// <summary>Whether a zone must say what it means: it has a time of day and no offset.</summary>
    public static bool NeedsZone(string text) =>
        TimeScanner.Scan(text.Trim(), out var time) is TimeScan.Found && time.Offset is null;

    /// <summary>"2026-03-14 12:05", as a person there would read it off the wall.</summary>
    public static string Of(Instant instant, DateTimeZone zone) =>
        instant.InZone(zone).LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
