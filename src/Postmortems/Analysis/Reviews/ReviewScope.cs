using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Reviews;

/// <summary>The reports of a period and those it is compared with.</summary>
public sealed record ReviewScope
{
    private ReviewScope()
    {
    }

    public required ReviewInput Input { get; init; }

    public required ReviewPeriod Period { get; init; }

    /// <summary>All of the library, oldest first, those without a date last.</summary>
    public required ImmutableArray<FiledIncident> All { get; init; }

    /// <summary>What counts, in the period.</summary>
    public required ImmutableArray<FiledIncident> Now { get; init; }

    /// <summary>What counts, in the four quarters (or the year) before.</summary>
    public required ImmutableArray<FiledIncident> Before { get; init; }

    /// <summary>Days of the period that are over by today, of all its days.</summary>
    public required int Days { get; init; }

    /// <summary>Days of the time before since the library's first incident's quarter; 0: it begins with this period or later.</summary>
    public required int DaysBefore { get; init; }

    public int DaysInAll => NodaTime.Period.DaysBetween(Period.First, Period.Last) + 1;

    public bool IsOver => Days == DaysInAll;

    /// <summary>Whatever its kind, filed in the period.</summary>
    public IEnumerable<Incident> Filed => All.Where(filed => filed.Day is { } day && Period.Contains(day)).Select(filed => filed.Incident);

    public static ReviewScope Of(ReviewInput input, ReviewPeriod period)
    {
        ImmutableArray<FiledIncident> all =
        [
            .. input.Incidents.Select(incident => FiledIncident.Of(incident, input.Options))
                .OrderBy(filed => filed.Day ?? LocalDate.MaxIsoValue).ThenBy(filed => filed.Incident.Id),
        ];
        return new ReviewScope
        {
            Input = input,
            Period = period,
            All = all,
            Now = [.. all.Where(filed => filed.Counts && filed.Day is { } day && period.Contains(day))],
            Before = [.. all.Where(filed => filed.Counts && filed.Day is { } day && period.BaselineContains(day))],
            Days = DaysUntil(period, input.Today),
            DaysBefore = DaysOfBaseline(period, all.Where(filed => filed.Counts).Select(filed => filed.Day).FirstOrDefault()),
        };
    }

    private static int DaysUntil(ReviewPeriod period, LocalDate today) =>
        today < period.First ? 0 : NodaTime.Period.DaysBetween(period.First, LocalDate.Min(period.Last, today)) + 1;

    private static int DaysOfBaseline(ReviewPeriod period, LocalDate? first)
    {
        if (first is not { } day || day > period.BaselineLast)
            return 0;
        var from = LocalDate.Max(period.BaselineFirst, Quarter.Of(day).First);
        return NodaTime.Period.DaysBetween(from, period.BaselineLast) + 1;
    }
}
