using System.Globalization;
using NodaTime;
using Postmortems.Incidents;
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

    /// <summary>The moment that somebody types while it lasts: a time of day is the last one that has passed. Null for what is no such time.</summary>
    /// <param name="zone">For a time without an offset.</param>
    public static Instant? InstantOf(string text, Instant now, DateTimeZone zone)
    {
        var trimmed = text.Trim();
        if (TimeScanner.Scan(trimmed, out var time) is not TimeScan.Found || time.Length != trimmed.Length || time.SinceStart is not null || time.Exactness > Exactness.Minute)
            return null;
        var there = time.Offset is { } offset ? DateTimeZone.ForOffset(offset) : zone;
        if (time.Date is { } date)
            return there.AtLeniently(date + time.Time).ToInstant();
        var today = now.InZone(there).Date;
        var at = there.AtLeniently(today + time.Time).ToInstant();
        return at <= now + Duration.FromMinutes(1) ? at : there.AtLeniently(today.PlusDays(-1) + time.Time).ToInstant();
    }

    /// <summary>"2026-03-14 12:05", as a person there would read it off the wall.</summary>
    public static string Of(Instant instant, DateTimeZone zone) =>
        instant.InZone(zone).LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
