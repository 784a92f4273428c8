using NodaTime;
using Postmortems.Incidents;
using Postmortems.Site;
using Postmortems.Site.Charts;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Site.Charts;

/// <summary>Where the time of an incident went.</summary>
public sealed class PhaseTests
{
    [Fact]
    public void The_stretches_lie_between_the_milestones() =>
        Assert.Equal(
            "Latent 1 h; Detect 5 min; Acknowledge 2 min; Identify 13 min; Mitigate 10 min; Recover 30 min",
            Said("introduced: 11:00, started: 12:00, detected: 12:05, acknowledged: 12:07, identified: 12:20, mitigated: 12:30, recovered: 13:00"));

    [Fact]
    public void What_nobody_told_apart_is_joined() =>
        Assert.Equal("Detect 5 min; Acknowledge + Identify + Mitigate + Recover 55 min", Said("started: 12:00, detected: 12:05, recovered: 13:00"));

    [Fact]
    public void A_milestone_that_does_not_apply_is_not_missed() =>
        Assert.Equal("Detect 5 min; Identify 15 min; Recover 40 min", Said("started: 12:00, detected: 12:05, acknowledged: n/a, identified: 12:20, mitigated: n/a, recovered: 13:00"));

    [Fact]
    public void An_unknown_start_and_an_unknown_end_are_there_as_unknown() =>
        Assert.Equal("Detect unknown; Acknowledge 2 min; Identify + Mitigate 23 min; Recover unknown", Said("detected: 12:05, acknowledged: 12:07, mitigated: 12:30"));

    [Fact]
    public void Stretches_stand_in_the_order_in_which_they_happened() =>
        Assert.Equal("Detect 5 min; Acknowledge + Mitigate 5 min; Recover 10 min; Identify 40 min", Said("started: 12:00, detected: 12:05, mitigated: 12:10, recovered: 12:20, identified: 13:00"));

    [Fact]
    public void What_was_noticed_before_it_hurt_says_so() =>
        Assert.Equal("Noticed before the harm 10 min; Acknowledge + Identify + Mitigate + Recover 30 min", Said("detected: 11:50, started: 12:00, recovered: 12:30"));

    [Theory]
    [InlineData("started: 12:00")]
    [InlineData("started: 12:00, detected: 12:00")]
    [InlineData("started: 12:00, recovered: 11:00")]
    [InlineData("")]
    public void Without_a_length_there_is_no_bar(string times) => Assert.Null(PhaseStretches.Bar(Of(times), "en"));

    [Fact]
    public void A_bar_is_full_and_to_scale()
    {
        var bar = Bar(60, 30, 30);
        Assert.Equal([50, 25, 25], bar.Stretches.Select(mark => mark.Width));
        Assert.Equal([0, 50, 75], bar.Stretches.Select(mark => mark.From));
        Assert.False(bar.IsCut);
    }

    [Fact]
    public void One_that_would_hide_the_others_is_broken()
    {
        var bar = Bar(100_000, 30, 30);
        Assert.Equal([true, false, false], bar.Stretches.Select(mark => mark.IsCut));
        Assert.Equal(bar.Stretches[1].Width, bar.Stretches[2].Width, 6);
        Assert.Equal(100, bar.Stretches.Sum(mark => mark.Width), 6);
    }

    [Fact]
    public void One_alone_is_never_broken() => Assert.Equal([100], Bar(100_000).Stretches.Select(mark => mark.Width));

    private static PhaseBar Bar(params double[] minutes) =>
        PhaseBar.Of(ChartSamples.Words(2), [.. minutes.Select((length, i) => new Stretch("x", i + 1, Duration.FromMinutes(length), ""))]);

    private static string Said(string times) => string.Join("; ", PhaseStretches.Of(Of(times), "en").Select(stretch => $"{stretch.Name} {stretch.Said}"));

    private static Incident Of(string times) =>
        An.Report($"title: Slow\ndate: 2024-03-14\ntimes: {{{System.Text.RegularExpressions.Regex.Replace(times, @"\b(\d\d:\d\d)", "2024-03-14 $1")}}}").Incident!;
}
