using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Site;

/// <summary>The lines of a timeline with their days, their distances from the start and from one another, and when each could be known.</summary>
internal static class TimelineRows
{
    /// <summary>Half an hour, to scale. What is longer is said.</summary>
    public const int MostGap = 15;

    private const int MinutesOfGap = 2;

    public static ImmutableArray<TimelineRow> Of(Incident incident)
    {
        var entries = incident.Timeline.Entries;
        var start = incident.Milestone(Phase.Started).Value ?? incident.Began;
        var steps = Steps(entries);
        var noticed = FirstStep(entries, steps, phase => phase is >= Phase.Detected and <= Phase.Reviewed);
        var found = FirstStep(entries, steps, phase => phase is >= Phase.Identified and <= Phase.Reviewed);
        var rows = ImmutableArray.CreateBuilder<TimelineRow>(entries.Length);
        LocalDate? day = null;
        Moment? above = null;
        foreach (var (i, entry) in entries.Index())
        {
            var isNewDay = entry.At is { IsRelative: false, Exactness: < Exactness.Month } && entry.At.Date != day;
            day = isNewDay ? entry.At!.Date : day;
            var (gap, later) = Distance(above, entry.At);
            rows.Add(new TimelineRow(entry, isNewDay ? day : null, Elapsed.Between(start, entry.At))
            {
                Step = steps[i],
                NamedFrom = entry.Phase switch { Phase.Introduced => Math.Max(found, steps[i]), Phase.Started => Math.Max(noticed, steps[i]), _ => steps[i] },
                CountedFrom = Math.Max(noticed, steps[i]),
                Gap = gap,
                Later = later,
            });
            above = entry.At ?? above;
        }

        return rows.MoveToImmutable();
    }

    private static (int Gap, Elapsed? Later) Distance(Moment? above, Moment? at)
    {
        if (Elapsed.Between(above, at) is not { Exactness: <= Exactness.Minute } elapsed || elapsed.Nominal <= Duration.Zero)
            return (0, null);
        var minutes = elapsed.Nominal.TotalMinutes;
        return minutes > MostGap * MinutesOfGap ? (MostGap, elapsed) : ((int)Math.Round(minutes / MinutesOfGap, MidpointRounding.AwayFromZero), null);
    }

    /// <summary>The rank of each line's time, so that a line told too late in the list is known in time all the same.</summary>
    private static int[] Steps(ImmutableArray<TimelineEntry> entries)
    {
        // A time without a date cannot be put among those that have one.
        var isRelative = entries.FirstOrDefault(entry => entry.At is not null)?.At?.IsRelative ?? false;
        var times = entries.Select(entry => entry.At is { } at && at.IsRelative == isRelative ? at.Earliest : (Instant?)null).ToList();
        var ranks = times.OfType<Instant>().Distinct().Order().Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var steps = new int[entries.Length];
        for (var i = 0; i < steps.Length; i++)
            steps[i] = times[i] is { } time ? ranks[time] : i > 0 ? steps[i - 1] : 0;
        return steps;
    }

    /// <summary>One beyond the last where no line marks it: then nobody knew it within the timeline.</summary>
    private static int FirstStep(ImmutableArray<TimelineEntry> entries, int[] steps, Func<Phase, bool> marks) =>
        entries.Index().Where(pair => pair.Item.Phase is { } phase && marks(phase)).Select(pair => steps[pair.Index]).DefaultIfEmpty(steps.DefaultIfEmpty(0).Max() + 1).Min();
}
