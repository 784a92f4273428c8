using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Site;

/// <summary>The lines of a timeline with their days and their distance from the start.</summary>
internal static class TimelineRows
{
    public static ImmutableArray<TimelineRow> Of(Incident incident)
    {
        var start = incident.Milestone(Phase.Started).Value ?? incident.Began;
        var rows = ImmutableArray.CreateBuilder<TimelineRow>();
        LocalDate? day = null;
        foreach (var entry in incident.Timeline.Entries)
        {
            var isNewDay = entry.At is { IsRelative: false, Exactness: < Exactness.Month } && entry.At.Date != day;
            day = isNewDay ? entry.At!.Date : day;
            rows.Add(new TimelineRow(entry, isNewDay ? day : null, Elapsed.Between(start, entry.At)));
        }

        return rows.ToImmutable();
    }
}
