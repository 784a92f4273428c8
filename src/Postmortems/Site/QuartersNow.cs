using System.Collections.Immutable;
using NodaTime;
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

    public int AllDays => DaysOf(Quarter);

    public Quarter Before => Quarter.Of(Quarter.First.PlusDays(-1));

    public Quarter Earlier => Quarter.Of(Before.First.PlusDays(-1));

    /// <summary>Of the last whole quarter, by the exact test of two counts, each over its own days.</summary>
    public QuarterVerdict Verdict
    {
        get
        {
            if (CountBefore + CountEarlier == 0)
                return QuarterVerdict.Nothing;
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
        var days = incidents
            .Where(incident => incident.Kind is ReportKind.Incident or ReportKind.Backfilled)
            .Select(incident => incident.Began?.Date)
            .OfType<LocalDate>()
            .Where(day => day <= today)
            .ToList();
        int In(Quarter one) => days.Count(day => Quarter.Of(day) == one);
        var now = new QuarterNow(quarter, Period.DaysBetween(quarter.First, today) + 1, In(quarter), 0, 0, days.Count == 0 ? null : days.Max());
        return now with { CountBefore = In(now.Before), CountEarlier = In(now.Earlier) };
    }
}
