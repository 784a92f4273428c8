using NodaTime;
using Postmortems.Analysis.Statistics;
using Postmortems.Diagnostics;
using Postmortems.Reading;

namespace Postmortems.Tests.Reading;

public sealed class MetricReaderTests
{
    [Fact]
    public void Columns_are_series_in_order_of_time_and_gaps_are_no_values()
    {
        var file = Read("time,errors,p99\n2026-03-14T12:06:00Z,2,0.5\n2026-03-14T12:05:00Z,1,\n").File;
        Assert.Equal(["errors", "p99"], file.Series.Select(series => series.Name));
        Assert.Equal([(1.0, 3), (2.0, 2)], file.Series[0].Points.Select(point => (point.Value, point.Line)));
        Assert.Equal([0.5], file.Series[1].Points.Select(point => point.Value));
    }

    [Fact]
    public void Local_times_are_in_the_zone_of_the_report()
    {
        var point = MetricReader.Read(new SourceFile("a.csv", "time,errors\n2026-03-14 12:05:30,1\n"), DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).File.Series[0].Points[0];
        Assert.Equal(Instant.FromUtc(2026, 3, 14, 4, 5, 30), point.At);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    [InlineData("9999999999999999")]
    public void A_time_when_nothing_was_measured_is_a_fault(string time) =>
        Assert.Equal("time", Assert.Single(Read($"time,errors\n{time},1\n").Faults).Variant);

    [Fact]
    public void Reading_never_fails_whatever_the_bytes()
    {
        const string alphabet = "time,errors\n\"2026-03-14T12:05Z\r;'\0\uFEFF时e9";
        var random = new SeededNumbers(7);
        for (var i = 0; i < 3_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Between(0, 80)).Select(_ => alphabet[random.Between(0, alphabet.Length)])]);
            Assert.NotNull(Read(text).File);
        }
    }

    private static MetricResult Read(string text) => MetricReader.Read(new SourceFile("a.csv", text), DateTimeZone.Utc);
}
