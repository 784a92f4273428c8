using NodaTime;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Tests.Language;

/// <summary>How long something took, as lists and heads say it and as tables of facts do.</summary>
public sealed class ToldDurationTests
{
    [Theory]
    [InlineData(45, "45 s")]
    [InlineData(310, "5 min 10 s")]
    [InlineData(2_782, "46 min")]
    [InlineData(3_599, "59 min")]
    [InlineData(7_800, "2 h 10 min")]
    [InlineData(86_400 + 3_700, "1 d 1 h")]
    [InlineData((10 * 86_400) - 1, "9 d 23 h")]
    [InlineData((233 * 86_400) + 60_578, "233 d")]
    [InlineData(-310, "−5 min 10 s")]
    [InlineData(0, "0 s")]
    public void People_say_a_second_unit_only_while_the_first_is_small(long seconds, string told) =>
        Assert.Equal(told, DurationText.Told(Exact(seconds), "en"));

    [Theory]
    [InlineData(2_782, "46 min 22 s")]
    [InlineData((233 * 86_400) + 60_578, "233 d 16 h 49 min 38 s")]
    public void A_table_of_facts_says_all_of_it(long seconds, string full) => Assert.Equal(full, DurationText.Full(Exact(seconds), "en"));

    [Theory]
    [InlineData(2_782, Exactness.Second, true, "about 46 min")]
    [InlineData(2_782, Exactness.Minute, true, "about 46 min")]
    [InlineData(2_782, Exactness.Minute, false, "46 min")]
    [InlineData(12, Exactness.Minute, false, "1 min")]
    [InlineData(100_000, Exactness.Day, false, "about 1 d")]
    [InlineData(40_000, Exactness.Day, false, "about 11 h")]
    [InlineData(0, Exactness.Day, false, "less than a day")]
    public void Neither_says_more_than_is_known(long seconds, Exactness exactness, bool isApproximate, string said)
    {
        var elapsed = new Elapsed(Duration.FromSeconds(seconds), exactness, isApproximate);
        Assert.Equal((said, said), (DurationText.Told(elapsed, "en"), DurationText.Full(elapsed, "en")));
    }

    [Theory]
    [InlineData(2_782, Exactness.Second, false, "+46 min 22 s")]
    [InlineData(2_782, Exactness.Minute, true, "~+46 min")]
    [InlineData((20 * 86_400) + 16_080, Exactness.Day, true, "~+20 d")]
    [InlineData(-1_200, Exactness.Minute, false, "−20 min")]
    public void A_line_of_a_timeline_is_no_further_from_the_start_than_is_known(long seconds, Exactness exactness, bool isApproximate, string said) =>
        Assert.Equal(said, DurationText.Since(new Elapsed(Duration.FromSeconds(seconds), exactness, isApproximate), "en"));

    [Fact]
    public void At_least_stays_at_least() => Assert.Equal("至少 46 分钟", DurationText.Told(Exact(2_782) with { IsAtLeast = true }, "zh"));

    [Fact]
    public void A_finding_keeps_every_second() => Assert.Equal("about 46 min 22 s", DurationText.Of(Exact(2_782) with { IsApproximate = true }, "en"));

    private static Elapsed Exact(long seconds) => new(Duration.FromSeconds(seconds), Exactness.Second, false);
}
