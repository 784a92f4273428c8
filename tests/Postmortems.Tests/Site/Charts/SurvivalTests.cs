using Postmortems.Site.Charts;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Site.Charts;

/// <summary>The axis of how long things stay open: weeks and years on one line.</summary>
public sealed class SurvivalTests
{
    [Fact]
    public void The_first_weeks_have_room_beside_years()
    {
        var chart = Of(900, 12, 700);
        var week = Assert.Single(chart.Ticks, tick => tick.Label == "7 d").At;
        Assert.InRange(week, 9, 11);
        Assert.Equal(["0", "7 d", "30 d", "90 d", "180 d", "1 y", "2 y"], chart.Ticks.Select(tick => tick.Label));
        Assert.Equal([3, 3, 2, 2, 2, 2, 1], chart.AtRisk.Select(tick => int.Parse(tick.Label, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void After_the_last_that_ended_the_axis_is_cut_and_says_what_it_leaves_out()
    {
        var chart = Of(4_000, 5, 25);
        Assert.Equal("30 d", chart.Ticks[^1].Label);
        Assert.Contains("cut at 30 d", chart.Note, StringComparison.Ordinal);
        Assert.Contains("1 were watched", chart.Note, StringComparison.Ordinal);
        Assert.Equal(100, chart.Line.Points[^1].X);
        Assert.DoesNotContain("cut", Of(27, 5, 25).Note, StringComparison.Ordinal);
    }

    // Two that ended, and one that still runs.
    private static SurvivalChart Of(double running, params double[] ended) => SurvivalChart.Of(
        ChartSamples.Words(5),
        [.. ended.Select((days, i) => new SurvivalPoint(days, 3 - i, 1, 1 - ((i + 1) / 3.0), null))],
        running,
        days => ended.Append(running).Count(day => day >= days));
}
