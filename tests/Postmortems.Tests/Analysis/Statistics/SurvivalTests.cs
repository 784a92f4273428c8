using Postmortems.Analysis.Statistics;

namespace Postmortems.Tests.Analysis.Statistics;

public class SurvivalTests
{
    /// <summary>Weeks in remission under 6-MP; below 0: still in remission. Freireich and others, Blood 21 (1963).</summary>
    private static readonly double[] Remission = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];

    // Kalbfleisch and Prentice 1980; the band as R's survfit gives it with conf.type = "log-log".
    [Fact]
    public void Remissions_go_on_as_published()
    {
        var steps = Survival.Of(Remission.Select(time => new Watched(Math.Abs(time), time > 0)));
        Assert.Equal([6, 7, 10, 13, 16, 22, 23], steps.Select(step => step.Time));
        Assert.Equal([21, 17, 15, 12, 11, 7, 6], steps.Select(step => step.AtRisk));
        Assert.Equal([0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448], steps.Select(step => Math.Round(step.Share, 3)));
        Assert.Equal([0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346], steps.Select(step => Math.Round(step.Error, 4)));
        Assert.Equal([0.620, 0.563, 0.503, 0.432, 0.368, 0.268, 0.188], steps.Select(step => Math.Round(step.Band!.Value.Low, 3)));
        Assert.Equal([0.952, 0.923, 0.889, 0.849, 0.805, 0.747, 0.680], steps.Select(step => Math.Round(step.Band!.Value.High, 3)));
        Assert.Equal(23, Survival.Median(steps));
    }

    [Fact]
    public void Without_anyone_still_going_on_it_is_the_share_that_is_left()
    {
        double[] times = [3, 1, 2, 2, 5];
        var steps = Survival.Of(times.Select(time => new Watched(time, true)));
        Assert.Equal([0.8, 0.4, 0.2, 0], steps.Select(step => Math.Round(step.Share, 12)));
        Assert.Null(steps[^1].Band);
        Assert.Equal(Ecdf.Of(times).Select(step => Math.Round(1 - step.Share, 12)), steps.Select(step => Math.Round(step.Share, 12)));
    }

    [Fact]
    public void While_most_go_on_there_is_no_median()
    {
        Assert.Null(Survival.Median(Survival.Of([new(1, true), new(2, false), new(3, false)])));
        Assert.Empty(Survival.Of([]));
    }

    [Fact]
    public void A_staircase_counts_what_never_ended_and_makes_no_step_of_it()
    {
        var steps = Ecdf.Of([4, 2, 2, double.PositiveInfinity]);
        Assert.Equal([(2, 0.5), (4, 0.75)], steps.Select(step => (step.Value, step.Share)));
        // Massart 1990: √(ln 40 / 2n).
        Assert.Equal(0.1358, Ecdf.Width(100), 4);
        Assert.Equal(0.75 - Math.Sqrt(Math.Log(40) / 8), steps[1].Band.Low, 12);
        Assert.Equal(1, steps[1].Band.High);
    }

    // The first numbers of SplitMix64 from seed 1234567, as its reference implementation gives them: 6457827717110365317 and 3203168211198807973.
    [Fact]
    public void Seeded_numbers_are_those_of_the_reference()
    {
        var random = new SeededNumbers(1234567);
        Assert.Equal((6457827717110365317UL >> 11) / (double)(1UL << 53), random.Unit());
        Assert.Equal((3203168211198807973UL >> 11) / (double)(1UL << 53), random.Unit());
    }
}
