using System.Globalization;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Parsing;

namespace Postmortems.Drafting;

/// <summary>What a new report is called, and where it goes.</summary>
public static class ReportName
{
    /// <summary>The day, then the title in the shape of an id, cut to fit: "2026-03-14-checkout-slow".</summary>
    /// <param name="when">As far as the day is known: "2026-03-14", "2026-03".</param>
    public static IncidentId Of(string when, string title)
    {
        if (IncidentId.TryParse(Slug.Of($"{when}-{title}"), out var id))
            return id.Value;
        return IncidentId.Parse(when);
    }

    /// <summary>"2026-03-14", "2026-03" for a month; today for a time that has no date.</summary>
    /// <param name="time">One that <see cref="ReportTime.TryRead"/> knows; null for none.</param>
    public static string DayOf(string? time, LocalDate today)
    {
        var isDated = time is not null && TimeScanner.Scan(time, out var written) is TimeScan.Found && written.Date is not null;
        if (!isDated)
            return Text(today, "yyyy-MM-dd");
        TimeScanner.Scan(time, out var dated);
        return Text(dated.Date!.Value, dated.Exactness is Exactness.Month ? "yyyy-MM" : "yyyy-MM-dd");
    }

    /// <summary>"content/incidents/2026/2026-03-14-checkout-slow.md".</summary>
    public static string PathOf(string content, string day, IncidentId id)
    {
        var path = $"{day[..4]}/{id.Value}.md";
        return content is "." ? path : $"{content.TrimEnd('/')}/{path}";
    }

    /// <summary>The first of id-2, id-3, … that is free.</summary>
    /// <param name="isTaken">Asked without regard to case: some file systems know none.</param>
    public static IncidentId FreeBeside(IncidentId id, Func<IncidentId, bool> isTaken)
    {
        for (var number = 2; ; number++)
        {
            var tail = $"-{number.ToString(CultureInfo.InvariantCulture)}";
            var stem = id.Value;
            IncidentId? free;
            while (!IncidentId.TryParse(stem + tail, out free))
                stem = stem[..^1].TrimEnd('-');
            if (!isTaken(free.Value))
                return free.Value;
        }
    }

    private static string Text(LocalDate day, string pattern) => day.ToString(pattern, CultureInfo.InvariantCulture);
}
