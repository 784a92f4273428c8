using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Site.Pages;

/// <summary>Cuts a timeline into pages that a phone can load: the first part stays with the report.</summary>
internal static class TimelinePages
{
    /// <summary>Bytes of markup, roughly: with all that stands around it a page stays below 150 KB.</summary>
    private const int Enough = 64_000;

    private const int MarkupOfALine = 900;

    /// <summary>The report's page with the first part, then a page for each other part.</summary>
    public static IEnumerable<Page> Of(IncidentPage report, SiteMap map)
    {
        var parts = Cut(report.Timeline);
        if (parts.Count < 2)
            return [report];
        ImmutableArray<PagePath> paths = [report.Path, .. parts.Skip(1).Select((_, i) => map.TimelinePart(report.Incident.Id, i + 2))];
        var placed = parts.Select((rows, i) => new TimelinePart(i + 1, parts.Take(i).Sum(part => part.Length) + 1, parts.Take(i + 1).Sum(part => part.Length), report.Timeline.Length, paths)).ToList();
        report = report with { Timeline = parts[0], TimelinePart = placed[0] };
        return
        [
            report,
            .. placed.Skip(1).Select(part => new TimelinePage(
                paths[part.Number - 1],
                string.Format(CultureInfo.InvariantCulture, "{0} ({1}/{2})", report.Title, part.Number, parts.Count),
                map.Frame(SiteMap.TimelinePath(report.Incident.Id, part.Number)),
                report,
                parts[part.Number - 1]) { TimelinePart = part }),
        ];
    }

    private static List<ImmutableArray<TimelineRow>> Cut(ImmutableArray<TimelineRow> rows)
    {
        var parts = new List<ImmutableArray<TimelineRow>>();
        var part = ImmutableArray.CreateBuilder<TimelineRow>();
        LocalDate? day = null;
        var size = 0;
        foreach (var row in rows)
        {
            var bytes = MarkupOfALine + Bytes(row.Entry);
            if (part.Count > 0 && size + bytes > Enough)
            {
                parts.Add(part.ToImmutable());
                part.Clear();
                size = 0;
            }

            day = row.Day ?? day;
            part.Add(part.Count == 0 ? row with { Day = day } : row);
            size += bytes;
        }

        parts.Add(part.ToImmutable());
        return parts;
    }

    private static int Bytes(TimelineEntry entry) =>
        Encoding.UTF8.GetByteCount(entry.Text) + Encoding.UTF8.GetByteCount(entry.By ?? "") + (2 * Encoding.UTF8.GetByteCount(entry.Evidence ?? ""));
}
