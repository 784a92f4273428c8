using MathNet.Numerics.Distributions;
using NodaTime;
using Postmortems.Analysis.Metrics;
using Postmortems.Analysis.Statistics;
using Postmortems.Incidents;

namespace Postmortems.Tests.Analysis.Metrics;

public sealed class SeriesShapeTests
{
    [Theory]
    [InlineData(14)]
    [InlineData(40)]
    [InlineData(200)]
    public void Noise_alone_gives_an_alarm_in_at_most_five_of_a_hundred_series(int length)
    {
        var alarms = Enumerable.Range(0, 1_000).Count(seed => SeriesShape.Of(Noise(length, (ulong)seed)) is not { Changes: [], Spikes: [] });
        Assert.InRange(alarms, 0, 50);
    }

    [Fact]
    public void A_planted_jump_of_three_deviations_is_found_where_it_was_planted()
    {
        var found = Enumerable.Range(0, 200).Count(seed =>
            SeriesShape.Of(Noise(60, (ulong)seed, i => i >= 35 ? 3 : 0)).Changes is [var change] && Math.Abs(change.At.Line - 37) <= 2 && change.After - change.Before is > 2 and < 4);
        Assert.InRange(found, 180, 200);
    }

    [Fact]
    public void Up_and_down_again_are_two_changes()
    {
        var shape = SeriesShape.Of(Noise(90, 3, i => i is >= 30 and < 60 ? 8 : 0));
        Assert.Equal([32, 62], shape.Changes.Select(change => change.At.Line));
    }

    [Fact]
    public void A_planted_spike_is_found_and_moves_no_level()
    {
        var shape = SeriesShape.Of(Noise(60, 5, i => i is 20 or 21 ? 15 : 0));
        Assert.Empty(shape.Changes);
        Assert.InRange(Assert.Single(shape.Spikes).At.Line, 22, 23);
    }

    [Fact]
    public void A_series_that_never_moves_is_silent_and_one_blip_in_it_is_a_spike()
    {
        Assert.Equal((0, 0), Count(SeriesShape.Of(Series([.. Enumerable.Repeat(4.0, 30)]))));
        Assert.Equal((0, 1), Count(SeriesShape.Of(Series([.. Enumerable.Repeat(4.0, 15), 9, .. Enumerable.Repeat(4.0, 15)]))));
    }

    [Fact]
    public void Of_too_few_values_nothing_is_said()
    {
        Assert.False(SeriesShape.Of(Series([1, 1, 1, 900, 900, 900])).IsLongEnough);
        Assert.Equal((1, 0), Count(SeriesShape.Of(Series([.. Enumerable.Repeat(1.0, 7), .. Enumerable.Repeat(9.0, 7)]))));
    }

    private static (int Changes, int Spikes) Count(SeriesShape shape) => (shape.Changes.Length, shape.Spikes.Length);

    private static MetricSeries Noise(int length, ulong seed, Func<int, double>? planted = null)
    {
        var random = new SeededNumbers(seed);
        return Series([.. Enumerable.Range(0, length).Select(i => Normal.InvCDF(0, 1, Math.Max(random.Unit(), 1e-12)) + (planted?.Invoke(i) ?? 0))]);
    }

    // The line below the heads has the first value.
    private static MetricSeries Series(double[] values) => new("x", [.. values.Select((value, i) => new MetricPoint(Instant.FromUnixTimeSeconds(60 * i), value, i + 2))]);
}
