using System.Collections.Immutable;
using Postmortems.Analysis.Statistics;
using Postmortems.Site.Charts;
using Postmortems.Site.Pages;
using Postmortems.Site.Reviews;

namespace Postmortems.Site;

/// <summary>Draws how long promises stay open.</summary>
internal static class PromiseCurves
{
    /// <summary>A stair of fewer says nothing about the next promise.</summary>
    private const int Fewest = 5;

    /// <summary>More steps than a phone has room for are drawn together.</summary>
    private const int MostSteps = 60;

    /// <summary>From the incident to the day a promise was kept; one that is open still runs. Ideas, and what was given up, are not watched.</summary>
    public static PromiseCurve Of(IReadOnlyCollection<ActionRow> rows, SiteMap map)
    {
        var promised = rows.Where(row => row.Action.IsCommitment && row.State is not ActionState.Unknown).ToList();
        var watched = promised.Where(row => row.Age is not null).Select(row => new Watched(row.Age!.Value, !row.Action.IsOpen)).ToList();
        var steps = watched.Count < Fewest ? [] : Survival.Of(watched);
        return new PromiseCurve(watched.Count, watched.Count(one => !one.HasEnded), promised.Count - watched.Count)
        {
            IsTooFew = watched.Count < Fewest,
            MedianDays = Survival.Median(steps) is { } days ? (int)days : null,
            Chart = steps.IsEmpty ? null : Chart(steps, watched, new ReviewWords(map)),
        };
    }

    private static SurvivalChart Chart(ImmutableArray<SurvivalStep> steps, List<Watched> watched, ReviewWords words) => SurvivalChart.Of(
        words.Chart(
            words.Say("promises.curve"), words.Say("figures.promises.chart.is"),
            words.Say("figures.days"), words.Say("figures.at-risk"), words.Say("figures.ended"), words.Say("figures.share"), words.Say("figures.interval")),
        [.. Points(steps)],
        watched.Max(one => one.Time),
        days => watched.Count(one => one.Time >= days));

    private static IEnumerable<SurvivalPoint> Points(ImmutableArray<SurvivalStep> steps)
    {
        var stretch = steps.Length <= MostSteps ? 0 : (steps[^1].Time - steps[0].Time) / MostSteps;
        var groups = steps.Index().GroupBy(pair => stretch == 0 ? pair.Index : (int)Math.Min(MostSteps - 1, (pair.Item.Time - steps[0].Time) / stretch), pair => pair.Item);
        return groups.Select(group => group.ToList()).Select(group => new SurvivalPoint(
            group[^1].Time, group[0].AtRisk, group.Sum(step => step.Ended), group[^1].Share, group[^1].Band is { } band ? (band.Low, band.High) : null));
    }
}
