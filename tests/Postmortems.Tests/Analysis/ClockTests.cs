using NodaTime;
using Postmortems.Analysis;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Analysis;

public class ClockTests
{
    [Fact]
    public void A_missing_milestone_leaves_a_figure_unknown_and_is_named()
    {
        var reading = Clocks.Read(An.Incident with { Timeline = An.Timeline((0, Phase.Detected)) }, Clocks.Mitigate);
        Assert.Null(reading.Elapsed);
        Assert.True(reading.Missing.SequenceEqual([Phase.Started, Phase.Mitigated]));
    }

    [Fact]
    public void A_relapse_opens_another_window_of_harm()
    {
        var incident = An.Incident with { Timeline = An.Timeline((0, Phase.Started), (10, Phase.Recovered), (12, Phase.Started), (80, Phase.Recovered)) };
        Assert.Equal(2, HarmWindows.Of(incident).Length);
        Assert.Equal(78, HarmWindows.Total(incident)!.Value.Nominal.TotalMinutes);
        Assert.Equal(80, Clocks.Read(incident, Clocks.Elapsed).Elapsed!.Value.Nominal.TotalMinutes);
    }

    [Fact]
    public void Harm_that_has_not_ended_has_no_length()
    {
        Assert.Null(HarmWindows.Total(An.Incident with { Timeline = An.Timeline((0, Phase.Started)) }));
        Assert.Null(HarmWindows.Total(An.Incident with { Timeline = An.Timeline((0, Phase.Started), (5, Phase.Recovered), (9, Phase.Started)) }));
    }

    [Fact]
    public void Mitigation_ends_the_harm_where_nobody_tells_of_recovery()
    {
        var incident = An.Incident with { Timeline = An.Timeline((0, Phase.Started), (30, Phase.Mitigated)) };
        Assert.Equal(30, HarmWindows.Total(incident)!.Value.Nominal.TotalMinutes);
    }

    [Fact]
    public void Windows_that_the_author_gives_count_once_where_they_overlap()
    {
        var incident = An.Incident with
        {
            Impact = new Impact { Windows = [Window(0, 30), Window(20, 40), Window(60, 70)] },
            Timeline = An.Timeline((0, Phase.Started), (500, Phase.Recovered)),
        };
        Assert.Equal(50, HarmWindows.Total(incident)!.Value.Nominal.TotalMinutes);

        static HarmWindow Window(int from, int to) => new(An.Moment(from), An.Moment(to));
    }

    [Fact]
    public void A_relapse_that_began_nobody_knows_when_leaves_the_harm_at_least_what_is_told()
    {
        var told = An.Timeline((0, Phase.Started), (10, Phase.Recovered), (60, Phase.Started), (80, Phase.Recovered));
        var elapsed = HarmWindows.Total(An.Incident with { Timeline = Untimed(told, 2) })!.Value;
        Assert.Equal("at least 10 min", DurationText.Of(elapsed, "en"));
        Assert.Equal("至少 10 分钟", DurationText.Of(elapsed, "zh"));
        Assert.False(elapsed.IsExact);

        // Of a window that is open, and of the one that begins at times.started, nothing is missing.
        Assert.True(HarmWindows.Total(An.Incident with { Timeline = Untimed(An.Timeline((0, Phase.Started), (5, Phase.Started), (80, Phase.Recovered)), 1) })!.Value.IsExact);
        Assert.True(HarmWindows.Total(An.Incident with { Timeline = Untimed(An.Timeline((0, Phase.Started), (80, Phase.Recovered)), 0), Times = An.Incident.Times.Add(Phase.Started, Fact<Moment>.Of(An.Moment(0))) })!.Value.IsExact);

        static Timeline Untimed(Timeline timeline, int index) => new() { Entries = timeline.Entries.SetItem(index, timeline.Entries[index] with { At = null }) };
    }

    [Fact]
    public void A_figure_between_assumed_ends_is_marked()
    {
        var incident = An.Incident with
        {
            Timeline = An.Timeline((0, Phase.Started), (5, Phase.Detected), (9, Phase.Acknowledged)),
            Assumed = [new Assumption("times.started", "the log begins later")],
        };
        Assert.True(Clocks.Read(incident, Clocks.Detect).IsAssumed);
        Assert.False(Clocks.Read(incident, Clocks.Acknowledge).IsAssumed);
    }

    [Fact]
    public void A_day_that_holds_the_moment_before_it_is_no_negative_time()
    {
        var day = An.Moment(0) with { Earliest = Instant.FromUtc(2024, 3, 14, 0, 0), Exactness = Exactness.Day };
        var elapsed = Elapsed.Between(An.Moment(0), day)!.Value;
        Assert.Equal("less than a day", DurationText.Of(elapsed, "en"));
        Assert.True(Elapsed.Between(An.Moment(60), An.Moment(0))!.Value.Nominal < Duration.Zero);
    }

    [Fact]
    public void Harm_and_the_time_from_first_to_last_are_one_figure_where_they_are_the_same()
    {
        var proof = DurationProof.Of(An.Incident with { Timeline = An.Timeline((0, Phase.Started), (10, Phase.Detected), (45, Phase.Recovered)) });
        Assert.Equal(["detect", "harm"], proof.Known.Select(reading => reading.Id));
        Assert.Equal(["harm", "detected-to-recovered"], proof.OfTheWhole.Select(reading => reading.Id));
        Assert.Equal(["harm", "detected-to-recovered"], proof.Told(DurationWords.TryRead("20 min")!).Select(reading => reading.Id));
        Assert.Equal(["harm"], proof.Told(DurationWords.TryRead("2 h")!).Select(reading => reading.Id));
    }

    [Fact]
    public void An_approximate_time_of_day_may_be_a_minute_off_and_not_more()
    {
        var about = An.Moment(0) with { Exactness = Exactness.Second, IsApproximate = true };
        var (near, far) = (Seconds(60), Seconds(61));
        Assert.False(about.IsBefore(near));
        Assert.True(about.IsBefore(far));
        Assert.True((about with { IsApproximate = false }).IsBefore(near));
        Assert.Equal(Duration.Zero, Elapsed.Between(near, about)!.Value.Nominal);

        static Moment Seconds(int seconds) => An.Moment(0) with { Earliest = An.Moment(0).Earliest + Duration.FromSeconds(seconds), Exactness = Exactness.Second };
    }

    [Theory]
    [InlineData("5分钟", 310, true)]
    [InlineData("接近20分钟", 18 * 60, true)]
    [InlineData("接近20分钟", 78 * 60, false)]
    [InlineData("about 20 minutes", 24 * 60, true)]
    [InlineData("about 20 minutes", 26 * 60, false)]
    [InlineData("1h30m", 90 * 60, true)]
    [InlineData("1h30m", 95 * 60, false)]
    [InlineData("半小时", 30 * 60, true)]
    [InlineData("一个半小时", 90 * 60, true)]
    [InlineData("二十五分钟左右", 28 * 60, true)]
    [InlineData("over 3 hours", 220 * 60, true)]
    [InlineData("less than an hour", 50 * 60, true)]
    [InlineData("less than an hour", 130 * 60, false)]
    [InlineData("half an hour", 30 * 60, true)]
    [InlineData("2 days", 172_800, true)]
    [InlineData("at least seven hours", 37_800, true)]
    [InlineData("at least seven hours", 6 * 3_600, false)]
    [InlineData("20 minutes or more", 10_000, true)]
    [InlineData("至少七小时", 1_000_000, true)]
    [InlineData("at most 16 hours", 60, true)]
    [InlineData("at most 16 hours", 61_140, false)]
    [InlineData("up to 16 hours", 57_600, true)]
    [InlineData("maximum 16 hours", 61_140, false)]
    [InlineData("a maximum of 16 hours", 3_600, true)]
    [InlineData("不超过30分钟", 60, true)]
    [InlineData("30分钟以内", 33 * 60, false)]
    [InlineData("最多两小时", 3 * 3_600, false)]
    [InlineData("nearly two months", 57 * 86_400, true)]
    [InlineData("近两个月", 57 * 86_400, true)]
    [InlineData("近两个月", 30 * 86_400, false)]
    [InlineData("一个半月", 45 * 86_400, true)]
    [InlineData("半个月", 15 * 86_400, true)]
    [InlineData("1 month and 3 days", 33 * 86_400, true)]
    public void A_duration_in_words_fits_what_a_fair_listener_would_call_true(string words, int seconds, bool fits) =>
        Assert.Equal(fits, DurationWords.TryRead(words)!.Fits(Duration.FromSeconds(seconds)));

    [Theory]
    [InlineData("")]
    [InlineData("a while")]
    [InlineData("很久")]
    [InlineData("20 minutes and a half, or so they say")]
    [InlineData("99999999999999999999 days")]
    [InlineData("3月")]
    public void What_is_no_duration_is_not_read_as_one(string words) => Assert.Null(DurationWords.TryRead(words));

    [Theory]
    [InlineData(310, "5 min 10 s", "5 分钟 10 秒")]
    [InlineData(0, "0 s", "0 秒")]
    [InlineData(90_060, "1 d 1 h 1 min", "1 天 1 小时 1 分钟")]
    [InlineData(-60, "−1 min", "−1 分钟")]
    public void Durations_are_written_in_the_readers_language(int seconds, string english, string chinese)
    {
        Assert.Equal(english, DurationText.Of(Duration.FromSeconds(seconds), "en"));
        Assert.Equal(chinese, DurationText.Of(Duration.FromSeconds(seconds), "zh"));
    }
}
