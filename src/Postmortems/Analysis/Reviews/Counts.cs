using System.Collections.Immutable;
using Postmortems.Analysis.Statistics;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Reviews;

/// <summary>Incidents of one rank over the quarters.</summary>
/// <param name="Rank">1 is the worst; 0: no level is known; null: all of them.</param>
/// <param name="ByQuarter">Beside <see cref="ReviewCounts.Quarters"/>.</param>
/// <param name="Interval">For the expected count of the period.</param>
public sealed record RankCount(int? Rank, int Count, Interval Interval, ImmutableArray<int> ByQuarter, Change Change)
{
    /// <summary>As the library's schemes name that rank: "P0", "L1", "Sev1".</summary>
    public ImmutableArray<string> Labels { get; init; } = [];
}

/// <summary>How many incidents there were.</summary>
/// <param name="All">Every rank together.</param>
/// <param name="ByRank">Worst first, unknown last; those that no quarter shown has are left out.</param>
public sealed record ReviewCounts(ImmutableArray<Quarter> Quarters, RankCount All, ImmutableArray<RankCount> ByRank)
{
    internal static IEnumerable<(string Key, Change Change)> Compare(ReviewScope scope) =>
        RanksOf(scope).Select(rank => ($"count.{rank}", Compare(scope, rank))).Prepend(("count.", Compare(scope, null)));

    internal static ReviewCounts Of(ReviewScope scope, IReadOnlyDictionary<string, Change> changes)
    {
        var quarters = scope.Period.Quarters;
        RankCount CountOf(int? rank)
        {
            var count = Count(scope.Now, rank);
            return new RankCount(rank, count, PoissonCount.Interval(count), [.. quarters.Select(quarter => Count(In(scope, quarter), rank))], changes[$"count.{rank}"])
            {
                Labels = rank is { } level ? LabelsOf(scope, level) : [],
            };
        }

        return new ReviewCounts(quarters, CountOf(null), [.. RanksOf(scope).Select(rank => CountOf(rank))]);
    }

    internal static int RankOf(Incident incident) => incident.Severity.Value?.Level?.Rank ?? 0;

    private static Change Compare(ReviewScope scope, int? rank)
    {
        var (now, before) = (Count(scope.Now, rank), Count(scope.Before, rank));
        if (scope.Days == 0 || scope.DaysBefore == 0)
            return new Change(ChangeWord.NothingBefore, now, before);
        if (Backfill.IsMost(scope.Now.Select(filed => filed.Incident)) || Backfill.IsMost(scope.Before.Select(filed => filed.Incident)))
            return new Change(ChangeWord.Collected, now, before);
        var ratio = CountChange.Ratio(now, scope.Days, before, scope.DaysBefore);
        return Change.Of(now, before, CountChange.Test(now, scope.Days, before, scope.DaysBefore), ratio, ratio.Value > 1);
    }

    private static ImmutableArray<int> RanksOf(ReviewScope scope)
    {
        var (first, last) = (scope.Period.Quarters[0].First, scope.Period.Last);
        var shown = scope.All.Where(filed => filed.Counts && filed.Day >= first && filed.Day <= last).Select(filed => RankOf(filed.Incident));
        return [.. shown.Distinct().OrderBy(rank => rank == 0 ? int.MaxValue : rank)];
    }

    private static ImmutableArray<string> LabelsOf(ReviewScope scope, int rank) =>
        [.. scope.Input.Options.Schemes.SelectMany(scheme => scheme.Levels).Where(level => level.Rank == rank).Select(level => level.Id).Distinct()];

    private static int Count(IEnumerable<FiledIncident> filed, int? rank) => filed.Count(one => rank is null || RankOf(one.Incident) == rank);

    private static IEnumerable<FiledIncident> In(ReviewScope scope, Quarter quarter) =>
        scope.All.Where(filed => filed.Counts && filed.Day is { } day && Quarter.Of(day) == quarter);
}
