using NodaTime;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Reading;

public class TimelineTests
{
    private const string InYaml = """
        title: Slow
        timeline:
          - {at: 2024-03-14 12:05, phase: detected, text: Alert fires, by: monitoring}
          - {at: "12:10", phase: recovered, text: Rolled back}
        """;

    private const string AsList = "## Timeline\n- 2024-03-14 12:05 **detected** Alert fires\n- 12:10 **Recovered**: Rolled back\n";

    private const string AsTable = "## 时间线\n\n| 时间 | 阶段 | 事件 |\n|---|---|---|\n| 2024-03-14 12:05 | 发现 | Alert fires |\n| 12:10 | 恢复 | Rolled back |\n";

    public static TheoryData<string, string> Forms => new() { { InYaml, "" }, { "title: Slow", AsList }, { "title: Slow", AsTable } };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Yaml_list_and_table_tell_the_same(string frontMatter, string body)
    {
        var result = An.Report(frontMatter, body);
        Assert.Empty(result.Diagnostics);
        var entries = result.Incident!.Timeline.Entries;
        Assert.Equal([(Phase.Detected, "Alert fires"), (Phase.Recovered, "Rolled back")], entries.Select(e => (e.Phase!.Value, e.Text)));
        Assert.Equal(new LocalDateTime(2024, 3, 14, 12, 10), entries[1].At!.Local);
    }

    [Fact]
    public void The_front_matter_counts_when_the_timeline_is_written_twice()
    {
        var result = An.Report(InYaml, "\n## Timeline\n- 2024-03-15 09:00 **detected** Later\n");
        Assert.Equal(["3 PM0009"], An.Lines(result.Diagnostics));
        Assert.Equal(2, result.Incident!.Timeline.Entries.Length);
    }

    [Fact]
    public void Bold_text_is_a_phase_only_when_it_names_one()
    {
        var entry = Single("- 2024-03-14 12:05 **MySQL** fails over");
        Assert.Null(entry.Phase);
        Assert.Equal("**MySQL** fails over", entry.Text);
    }

    [Theory]
    [InlineData("2024-03-14 25:10 **detected** a", "2024-03-14 25:10", "is no time")]
    [InlineData("2024-03-14 25:10", "2024-03-14 25:10", "is no time")]
    [InlineData("25:10 **detected** a", "25:10", "is no time")]
    [InlineData("2024-02-30 12:10 a", "2024-02-30", "is a day that its month does not have")]
    public void What_is_no_time_is_quoted_with_what_is_wrong_in_it(string line, string quoted, string wrong)
    {
        var fault = Assert.Single(An.Report("title: Slow", $"\n## Timeline\n- {line}\n").Diagnostics);
        Assert.Equal($"'{quoted}' {wrong}", fault.Message);
        Assert.Equal(quoted.Length, fault.Span.Length);
    }

    [Fact]
    public void An_entry_without_a_time_stands_between_its_neighbours()
    {
        var entries = Entries("- 2024-03-14 12:05 **detected** a\n- **escalated** b\n- 12:10 c");
        Assert.Null(entries[1].At);
        Assert.Equal((Phase.Escalated, "b"), (entries[1].Phase!.Value, entries[1].Text));
        Assert.Equal(12, entries[2].At!.Local.Hour);
    }

    [Fact]
    public void A_time_of_day_that_runs_backwards_asks_for_its_date_and_is_never_guessed()
    {
        var result = An.Report("title: Slow", "## Timeline\n- 2024-03-14 23:50 **detected** a\n- 00:10 b\n- 2024-03-15 00:20 c\n");
        Assert.Equal(["6 PM0208"], An.Lines(result.Diagnostics));
        var entries = result.Incident!.Timeline.Entries;
        Assert.Null(entries[1].At);
        Assert.Equal("00:10 b", entries[1].Text);
        Assert.Equal(15, entries[2].At!.Local.Day);
    }

    [Fact]
    public void The_first_time_of_day_takes_its_date_from_the_milestones()
    {
        var result = An.Report("title: Slow\ntimes:\n  started: 2024-03-14 12:00", "## Timeline\n- 12:05 **detected** a\n");
        Assert.Empty(result.Diagnostics);
        Assert.Equal(new LocalDate(2024, 3, 14), result.Incident!.Timeline.Entries[0].At!.Date);
        Assert.Equal(["5 PM0208"], An.Lines(An.Report("title: Slow", "## Timeline\n- 12:05 **detected** a\n").Diagnostics));
    }

    [Fact]
    public void Without_a_date_times_count_from_T()
    {
        var entries = Entries("- T+0 **introduced** merged\n- T+2d **detected** complaints\n- **recovered** redeployed");
        Assert.True(entries[1].At!.IsRelative);
        Assert.Equal("T+2 d", MomentText.Of(entries[1].At!, "en"));
        var elapsed = Elapsed.Between(entries[0].At, entries[1].At)!.Value;
        Assert.Equal("about 2 d", DurationText.Of(elapsed, "en"));
    }

    [Fact]
    public void With_a_date_T_is_the_first_dated_line()
    {
        var entries = Entries("- 2024-03-14 12:00 **introduced** merged\n- T+90m **detected** complaints");
        Assert.Equal(new LocalDateTime(2024, 3, 14, 13, 30), entries[1].At!.Local);
        Assert.False(entries[1].At!.IsRelative);
    }

    [Fact]
    public void After_a_relapse_the_first_start_and_the_last_recovery_count()
    {
        var timeline = An.Timeline((0, Phase.Started), (10, Phase.Recovered), (12, Phase.Started), (80, Phase.Recovered));
        var incident = An.Incident with { Timeline = timeline };
        Assert.Equal(An.Moment(0), incident.Milestone(Phase.Started).Value);
        Assert.Equal(An.Moment(80), incident.Milestone(Phase.Recovered).Value);
    }

    [Fact]
    public void A_list_without_times_or_phases_is_prose()
    {
        var result = An.Report("title: Slow", "## Timeline\n- see the chat log\n- and the dashboard\n");
        Assert.Empty(result.Incident!.Timeline.Entries);
        Assert.True(result.Incident.Body.Find(SectionKind.Timeline)!.HasProse);
    }

    [Fact]
    public void A_local_time_that_the_clocks_skipped_is_a_finding()
    {
        var result = An.Report("title: Slow\ntimezone: Europe/Berlin", "## Timeline\n- 2024-03-31 02:30 **detected** a\n- 2024-10-27 02:30 b\n");
        Assert.Equal(["6 PM0203", "7 PM0203"], An.Lines(result.Diagnostics));
    }

    [Fact]
    public void A_time_without_a_zone_is_a_finding_once()
    {
        var options = An.Options with { TimeZone = null };
        var result = An.Report("title: Slow", "## Timeline\n- 2024-03-14 12:05 **detected** a\n- 12:10 b\n", options);
        Assert.Equal(["5 PM0202"], An.Lines(result.Diagnostics));
        Assert.Empty(An.Report("title: Slow", "## Timeline\n- 2024-03-14T12:05+08:00 **detected** a\n", options).Diagnostics);
    }

    private static TimelineEntry Single(string line) => Assert.Single(Entries(line));

    private static System.Collections.Immutable.ImmutableArray<TimelineEntry> Entries(string lines)
    {
        var result = An.Report("title: Slow", $"## Timeline\n{lines}\n");
        Assert.Empty(result.Diagnostics);
        return result.Incident!.Timeline.Entries;
    }
}
