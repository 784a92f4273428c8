using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis.Statistics;
using Postmortems.Incidents;

namespace Postmortems.Site;

/// <summary>What may be said of a quarter beside the one before it.</summary>
public enum QuarterVerdict
{
    /// <summary>Nothing happened in either.</summary>
    Nothing,

    /// <summary>However different the two had been, chance could have done it.</summary>
    TooFew,

    /// <summary>No change that can be told from chance. Not: no change.</summary>
    NoneShown,

    More,

    Fewer,
}

/// <summary>This quarter so far beside the one before it.</summary>
/// <param name="Days">Of the quarter, today included.</param>
/// <param name="Newest">The newest day that any report knows; null where none knows one.</param>
public sealed record QuarterNow(Quarter Quarter, int Days, int Count, int CountBefore, LocalDate? Newest)
{
    /// <summary>How often a change may be called one when chance alone made it.</summary>
    private const double Chance = 0.05;

    public Quarter Before => Quarter.Of(Quarter.First.PlusDays(-1));

    /// <summary>By the exact test of two counts, each over its own days.</summary>
    public QuarterVerdict Verdict
    {
        get
        {
            if (Count + CountBefore == 0)
                return QuarterVerdict.Nothing;
            var test = CountChange.Test(Count, Days, CountBefore, DaysBefore);
            return test switch
            {
                { Least: > Chance } => QuarterVerdict.TooFew,
                { P: > Chance } => QuarterVerdict.NoneShown,
                _ => Count * DaysBefore > CountBefore * Days ? QuarterVerdict.More : QuarterVerdict.Fewer,
            };
        }
    }

    public int AllDays => Period.DaysBetween(Quarter.First, Quarter.Last) + 1;

    public int DaysBefore => Period.DaysBetween(Before.First, Before.Last) + 1;
}

/// <summary>Counts the incidents of this quarter.</summary>
internal static class QuartersNow
{
    /// <summary>Without near misses, in which nothing was hurt.</summary>
    public static QuarterNow Of(ImmutableArray<Incident> incidents, LocalDate today)
    {
        var quarter = Quarter.Of(today);
        var days = incidents
            .Where(incident => incident.Kind is ReportKind.Incident or ReportKind.Backfilled)
            .Select(incident => incident.Began?.Date)
            .OfType<LocalDate>()
            .Where(day => day <= today)
            .ToList();
        var now = new QuarterNow(quarter, Period.DaysBetween(quarter.First, today) + 1, days.Count(day => Quarter.Of(day) == quarter), 0, days.Count == 0 ? null : days.Max());
        return now with { CountBefore = days.Count(day => Quarter.Of(day) == now.Before) };
    }
}
