using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis.Reviews;
using Postmortems.Analysis.Statistics;
using Postmortems.Incidents;

namespace Postmortems.Site;

/// <summary>What may be said of a whole quarter beside the one before it.</summary>
public enum QuarterVerdict
{
    /// <summary>Nothing happened in either.</summary>
    Nothing,

    /// <summary>However different the two had been, chance could have done it.</summary>
    TooFew,

    /// <summary>No change that can be told from chance. Not: no change.</summary>
    NoneShown,

    /// <summary>Most reports of one of the two were told later: how many there are shows what was collected.</summary>
    Collected,

    More,

    Fewer,
}

/// <summary>
/// This quarter so far, and the last whole one beside the one before it. Only whole quarters are judged: a running one that is looked at every day
/// would be called changed by chance sooner or later.
/// </summary>
/// <param name="Days">Of this quarter, today included.</param>
/// <param name="CountBefore">Of the last whole quarter.</param>
/// <param name="CountEarlier">Of the one before that.</param>
/// <param name="Newest">The newest day that any report knows; null where none knows one.</param>
public sealed record QuarterNow(Quarter Quarter, int Days, int Count, int CountBefore, int CountEarlier, LocalDate? Newest)
{
    /// <summary>How often a change may be called one when chance alone made it.</summary>
    private const double Chance = 0.05;

    /// <summary>Most reports of the last whole quarter, or of the one before it, were told later.</summary>
    public bool IsCollected { get; init; }

    public int AllDays => DaysOf(Quarter);

    /// <summary>Today is its last day.</summary>
    public bool IsOver => Days == AllDays;

    public Quarter Before => Quarter.Of(Quarter.First.PlusDays(-1));

    public Quarter Earlier => Quarter.Of(Before.First.PlusDays(-1));

    /// <summary>Of the last whole quarter, by the exact test of two counts, each over its own days.</summary>
    public QuarterVerdict Verdict
    {
        get
        {
            if (CountBefore + CountEarlier == 0)
                return QuarterVerdict.Nothing;
            if (IsCollected)
                return QuarterVerdict.Collected;
            return CountChange.Test(CountBefore, DaysOf(Before), CountEarlier, DaysOf(Earlier)) switch
            {
                { Least: > Chance } => QuarterVerdict.TooFew,
                { P: > Chance } => QuarterVerdict.NoneShown,
                _ => CountBefore > CountEarlier ? QuarterVerdict.More : QuarterVerdict.Fewer,
            };
        }
    }

    private static int DaysOf(Quarter quarter) => Period.DaysBetween(quarter.First, quarter.Last) + 1;
}

/// <summary>Counts the incidents of this quarter.</summary>
internal static class QuartersNow
{
    /// <summary>Without near misses, in which nothing was hurt.</summary>
    public static QuarterNow Of(ImmutableArray<Incident> incidents, LocalDate today)
    {
        var quarter = Quarter.Of(today);
        var dated = incidents
            .Where(incident => incident.Kind is ReportKind.Incident or ReportKind.Backfilled && incident.Began?.Date <= today)
            .ToLookup(incident => Quarter.Of(incident.Began!.Date!.Value));
        var newest = dated.SelectMany(group => group).Max(incident => incident.Began!.Date);
        var now = new QuarterNow(quarter, Period.DaysBetween(quarter.First, today) + 1, dated[quarter].Count(), 0, 0, newest);
        return now with
        {
            CountBefore = dated[now.Before].Count(),
            CountEarlier = dated[now.Earlier].Count(),
            IsCollected = Backfill.IsMost(dated[now.Before]) || Backfill.IsMost(dated[now.Earlier]),
        };
    }
}
