using NodaTime;
using Postmortems.Site.Charts;

namespace Postmortems.Tests.Site.Charts;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0, 9, 4, "0 5 10")]
    [InlineData(0, 10, 5, "0 2 4 6 8 10")]
    [InlineData(0, 97, 5, "0 20 40 60 80 100")]
    [InlineData(0, 0.07, 4, "0 0.02 0.04 0.06 0.08")]
    [InlineData(-3, 4, 4, "-4 -2 0 2 4")]
    [InlineData(5, 5, 4, "5 5.5 6")]
    public void Ticks_are_nice(double least, double greatest, int about, string ticks) =>
        Assert.Equal(ticks, string.Join(' ', Ticks.Nice(least, greatest, about).Select(tick => tick.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(0, "0 1")]
    [InlineData(1, "0 1")]
    [InlineData(3, "0 1 2 3")]
    [InlineData(12, "0 5 10 15")]
    public void A_count_has_no_tick_between_two_of_them(int most, string ticks) =>
        Assert.Equal(ticks, string.Join(' ', Ticks.Nice(0, most, 4, isWhole: true)));

    [Fact]
    public void Nice_ticks_enclose_what_they_are_made_for()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var (least, span) = (random.NextDouble() * 1_000, Math.Pow(10, (random.NextDouble() * 9) - 4));
            var ticks = Ticks.Nice(least, least + span, 5);
            Assert.True(ticks[0] <= least + 1e-9 && ticks[^1] >= least + span - 1e-9, $"{least} {span}");
            Assert.InRange(ticks.Length, 2, 9);
        }
    }

    [Fact]
    public void Durations_are_marked_as_people_say_them() =>
        Assert.Equal(
            ["1 s", "10 s", "1 min", "10 min", "1 h", "6 h", "1 d", "7 d", "30 d", "1 y", "10 y"],
            Ticks.Durations(LogScale.OfDurations([Duration.FromSeconds(1), Duration.FromDays(730)]), "en").Select(tick => tick.Label));

    [Fact]
    public void Equal_durations_have_a_scale_around_them()
    {
        var scale = LogScale.OfDurations([Duration.FromMinutes(10), Duration.FromMinutes(10)]);
        Assert.True(scale.Greatest > scale.Least);
        Assert.InRange(scale.Share(600), 0, 1);
    }

    [Fact]
    public void A_scale_of_durations_holds_every_one_of_them()
    {
        var scale = LogScale.OfDurations([Duration.Zero, Duration.FromDays(20_000)]);
        Assert.Equal(0, scale.Share(0));
        Assert.Equal(1, scale.Share(Duration.FromDays(20_000).TotalSeconds));
    }

    [Fact]
    public void Two_years_are_marked_by_quarter_and_ten_by_year()
    {
        Assert.Equal(["Q4", "2025", "Q2", "Q3", "Q4", "2026", "Q2", "Q3"], Labels(new LocalDate(2024, 9, 30), new LocalDate(2026, 9, 29)));
        Assert.Equal(["2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025"], Labels(new LocalDate(2015, 6, 1), new LocalDate(2025, 5, 31)));
    }

    [Fact]
    public void Of_two_labels_that_touch_the_lighter_gives_way()
    {
        var ticks = Ticks.Fit([new TickWish(0.5, "lighter"), new TickWish(0.52, "heavier", 1)], 300);
        Assert.Equal(["", "heavier"], ticks.Select(tick => tick.Label));
        Assert.Equal(50, ticks[0].At);
    }

    [Theory]
    [InlineData(0, LabelAnchor.Start)]
    [InlineData(0.5, LabelAnchor.Middle)]
    [InlineData(1, LabelAnchor.End)]
    public void A_label_at_the_edge_turns_inwards(double share, LabelAnchor anchor) =>
        Assert.Equal(anchor, Ticks.Fit([new TickWish(share, "label")], 300)[0].Anchor);

    private static IEnumerable<string> Labels(LocalDate first, LocalDate last) => Ticks.Quarters(new DayScale(first, last)).Select(tick => tick.Label);
}
