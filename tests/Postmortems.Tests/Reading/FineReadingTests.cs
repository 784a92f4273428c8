using Postmortems.Incidents;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Reading;

/// <summary>What a reader gets wrong without anybody noticing: exactness, defaults, places and the words of a finding.</summary>
public class FineReadingTests
{
    [Theory]
    [InlineData("2024-03-14", "T+1h30m", Exactness.Day, false)]
    [InlineData("2024-03-14 12:05", "T+1d", Exactness.Day, false)]
    [InlineData("2024-03-14 12:05:10", "T+1h30m", Exactness.Minute, false)]
    [InlineData("~2024-03-14 12:05", "T+1h30m", Exactness.Minute, true)]
    [InlineData("2024-03-14 12:05", "~T+1h30m", Exactness.Minute, true)]
    public void A_time_since_the_start_is_as_inexact_as_the_worse_of_both(string start, string since, Exactness exactness, bool isApproximate)
    {
        var recovered = An.Report($"title: Slow\ntimes: {{started: {start}, recovered: {since}}}").Incident!.Milestone(Phase.Recovered).Value!;
        Assert.Equal((exactness, isApproximate), (recovered.Exactness, recovered.IsApproximate));
    }

    [Theory]
    [InlineData("2024-03-31 02:30", "did not exist", "2024-03-31T01:30:00Z")]
    [InlineData("2024-10-27 02:30", "twice", "2024-10-27T00:30:00Z")]
    public void A_clock_change_is_told_as_what_it_was(string local, string word, string instant)
    {
        var result = An.Report($"title: Slow\ntimezone: Europe/Berlin\ntimes: {{started: {local}}}");
        Assert.Contains(word, Assert.Single(result.Diagnostics).Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(instant, result.Incident!.Milestone(Phase.Started).Value!.Earliest.ToString());
    }

    [Theory]
    [InlineData("{title: a, done: 2024-03-15}", "", ActionStatus.Done)]
    [InlineData("{title: a}", "", ActionStatus.Open)]
    [InlineData("{title: a}", "kind: backfilled\n", ActionStatus.Unknown)]
    [InlineData("{title: a, done: 2024-03-15}", "kind: backfilled\n", ActionStatus.Done)]
    public void An_action_without_a_status_has_the_one_that_follows(string action, string more, ActionStatus status) =>
        Assert.Equal(status, Assert.Single(An.Report($"title: Slow\n{more}actions:\n  - {action}").Incident!.Actions).Status);

    [Fact]
    public void Actions_of_one_line_are_numbered_from_one() =>
        Assert.Equal(["a1", "a2"], An.Report("title: Slow\nactions:\n  - Give the pool a limit\n  - Watch the pool").Incident!.Actions.Select(action => action.Id));

    [Fact]
    public void Without_actions_only_the_reason_may_stand()
    {
        var result = An.Report("title: Slow\nactions: {none: Nothing can be done, reviewer: lin}");
        Assert.Equal("Nothing can be done", result.Incident!.NoActionsWhy);
        Assert.Contains("'reviewer'", Assert.Single(result.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_timeline_in_yaml_keeps_its_evidence_and_names_what_it_does_not_know()
    {
        var result = An.Report("title: Slow\ntimeline:\n  - {at: 2024-03-14 12:05, text: a, evidence: app.log, weather: rain}");
        Assert.Equal("app.log", Assert.Single(result.Incident!.Timeline.Entries).Evidence);
        Assert.Contains("'weather'", Assert.Single(result.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_places_of_a_line_are_the_line_and_its_time()
    {
        var result = An.Report("title: Slow", "\n## Timeline\n- 2024-03-14 12:05 **detected** Alert fires\n");
        Assert.Equal("2024-03-14 12:05", result.Source.Slice(result.Places.Of("timeline[0].at")));
        Assert.StartsWith("2024-03-14 12:05 **detected** Alert fires", result.Source.Slice(result.Places.Of("timeline[0]")).TrimStart('-', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("23:50", "00:10", "the next")]
    [InlineData("12:50", "12:10", "would run backwards")]
    public void A_time_that_steps_back_is_the_next_day_only_over_midnight(string first, string second, string word)
    {
        var fault = Assert.Single(An.Report("title: Slow", $"\n## Timeline\n- 2024-03-14 {first} a\n- {second} b\n").Diagnostics);
        Assert.Contains(word, $"{fault.Message} {fault.Help}", StringComparison.Ordinal);
        Assert.Equal(second, fault.Source.Slice(fault.Span));
    }
}
