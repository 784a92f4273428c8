using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Site;
using Postmortems.Site.Charts;
using Postmortems.Site.Pages;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Site;

public sealed class MetricChartsTests
{
    private static readonly Instant Noon = Instant.FromUtc(2024, 3, 14, 12, 0);

    [Fact]
    public void A_series_is_drawn_in_the_incidents_own_time_with_its_phases_behind_it()
    {
        var chart = Chart("en", 600);
        Assert.Equal(["Started", "Detected"], chart.Bands.Select(band => band.Stretch.Name));
        Assert.All(chart.Bands, band => Assert.InRange(band.From + band.Width, 0, 100));
        Assert.Contains("569 of 600 values lie outside the time that is drawn", chart.Notes);
    }

    [Fact]
    public void What_lies_elsewhere_is_drawn_in_its_own_time_and_says_so() =>
        Assert.Equal("No value lies in the incident's time; what is drawn is the time that the file has", Chart("en", 20, Duration.FromDays(3)).Notes[0]);

    [Theory]
    [InlineData("en", "Dashed lines are jumps")]
    [InlineData("zh", "虚线是跳变")]
    public void A_jump_is_marked_and_said_with_what_noise_would_do(string language, string said)
    {
        var chart = Chart(language, 30);
        Assert.Single(chart.Changes);
        Assert.Contains(chart.Notes, note => note.StartsWith(said, StringComparison.Ordinal));
    }

    [Fact]
    public void Many_values_are_summed_up_and_none_of_the_extremes_is_lost()
    {
        ImmutableArray<(Instant, double)> points = [.. Enumerable.Range(0, 5_000).Select(i => (Noon + Duration.FromSeconds(i), i == 2_345 ? 99.0 : i % 7))];
        var chart = MetricChart.Of(ChartSamples.Words(4), new MetricData(points, new TimeScale(Noon, Noon + Duration.FromSeconds(5_000), DateTimeZone.Utc)));
        Assert.InRange(chart.Line.Length, 100, 2 * MetricChart.Stretches);
        Assert.InRange(chart.Numbers.Rows.Length, 50, MetricChart.MostRows);
        Assert.Contains(chart.Numbers.Rows, row => row.Cells[3] == "99");
        Assert.True(chart.Line.Min(point => point.Y) < chart.Line.Where(point => point.X < 40).Min(point => point.Y) - 50);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.00002, "2e-5")]
    [InlineData(0.25, "0.25")]
    [InlineData(9_999, "9999")]
    [InlineData(-12_345, "-12.345k")]
    [InlineData(5_750_000, "5.75M")]
    public void A_value_is_short_enough_for_an_axis(double value, string said) => Assert.Equal(said, MetricChart.Say(value));

    private static MetricChart Chart(string language, int minutes, Duration later = default)
    {
        var report = An.Report("title: Slow", "## Timeline\n\n- 2024-03-14 12:10 **started** Orders time out.\n- 12:16 **detected** An alert.\n- 12:30 **recovered** Over.\n").Incident!;
        var points = Enumerable.Range(0, minutes).Select(i => new MetricPoint(Noon + later + Duration.FromMinutes(i + 5), i < 15 ? i % 2 : 40 + (i % 2), i + 2));
        var library = Library.Of([report], An.Options with { Languages = [language] }, An.Today) with
        {
            Metrics = ImmutableDictionary<IncidentId, ImmutableArray<MetricFile>>.Empty.Add(report.Id, [new MetricFile("content/incidents/a.csv", [new MetricSeries("errors", [.. points])])]),
        };
        return Assert.Single(SitePlan.Pages(library).OfType<IncidentPage>().Single().Metrics);
    }
}
