using NodaTime;
using Postmortems.Diagnostics;
using Postmortems.Drafting;
using Postmortems.Incidents;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Drafting;

/// <summary>A line goes where its time says, in the form that the timeline has, and every other byte stays.</summary>
public sealed class TimelineEditorTests
{
    private static readonly NewLine Line = new(Instant.FromUtc(2026, 9, 30, 12, 5), Phase.Mitigated, "Rolled  back\nto 41", DateTimeZone.Utc);

    [Theory]
    [InlineData("- 2026-09-30 12:00 **detected** An alert\n  and its second line\n", "- 12:05 **mitigated** Rolled back to 41\n", "\nAfter.\n")]
    [InlineData("  * 2026-09-29 23:00 **detected** An alert\n", "  * 2026-09-30 12:05 **mitigated** Rolled back to 41\n", "")]
    [InlineData("1. 2026-09-30 12:00 a\n", "2. 12:05 **mitigated** Rolled back to 41\n", "\n## Lessons\n")]
    [InlineData("- 2026-09-30 12:00 a\n", "- 12:05 **mitigated** Rolled back to 41\n", "- 12:10 b\n")]
    [InlineData("| Time | Phase | Who | Event |\n|---|:--|---|---|\n| 2026-09-30 12:00 | detected | ada | An alert |\n", "| 2026-09-30 12:05 | mitigated |  | Rolled back to 41 |\n", "\nAfter.\n")]
    public void A_line_takes_the_form_of_its_neighbours(string above, string line, string below)
    {
        var (before, after) = ($"---\ntitle: Slow\n---\n\n## Timeline\n\n{above}", below);
        Assert.Equal(before + line + after, Add(before + after)?.Text);
        Assert.Equal(before.Count(c => c == '\n') + 1, Add(before + after)?.Line);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Line_ends_stay_what_they_are(string end)
    {
        var text = $"\uFEFF---{end}title: Slow # a note{end}timeline:{end}  - at: 2026-09-30 12:00{end}    text: a{end}tags: [x]{end}---{end}";
        Assert.Equal(text.Replace("tags:", $"  - {{at: 2026-09-30 12:05, phase: mitigated, text: Rolled back to 41}}{end}tags:", StringComparison.Ordinal), Add(text)?.Text);
    }

    [Fact]
    public void The_first_line_goes_below_its_heading_above_the_template_s_note() =>
        Assert.Equal(
            ("---\ntitle: Slow\n---\n\n## Timeline\n\n- 2026-09-30 12:05 **mitigated** Rolled back to 41\n\n<!-- note -->\n", 7),
            Add("---\ntitle: Slow\n---\n\n## Timeline\n\n<!-- note -->\n"));

    [Fact]
    public void Without_a_heading_there_is_one_then() =>
        Assert.Equal(
            ("---\ntitle: 慢\nlang: zh\n---\n\n## 时间线\n\n- 2026-09-30 12:05 **止损** Rolled back to 41\n", 8),
            Add("---\ntitle: 慢\nlang: zh\n---\n"));

    [Fact]
    public void A_line_after_the_last_byte_begins_a_line_of_its_own() =>
        Assert.Equal("---\ntitle: Slow\n---\n## Timeline\n- 2026-09-30 12:00 a\n- 12:05 **mitigated** Rolled back to 41", Add("---\ntitle: Slow\n---\n## Timeline\n- 2026-09-30 12:00 a")?.Text);

    [Fact]
    public void Where_no_zone_is_known_the_line_has_its_offset() =>
        Assert.Contains("- 2026-09-30T14:05+02:00 **mitigated** ", TimelineEditor.Add(new SourceFile("a.md", "---\ntitle: Slow\n---\n## Timeline\n- 2026-09-30T14:00+02:00 a\n"), Line with { Zone = null, Offset = Offset.FromHours(2) }, An.Options with { TimeZone = null })?.Text, StringComparison.Ordinal);

    [Fact]
    public void A_bar_is_escaped_in_a_table_and_a_colon_quoted_in_YAML()
    {
        var line = Line with { Text = "a | b: {c}, d" };
        Assert.Contains("| a \\| b: {c}, d |", Add("---\ntitle: Slow\n---\n## Timeline\n| Time | Event |\n|-|-|\n| 2026-09-30 12:00 | x |\n", line with { Phase = null })?.Text, StringComparison.Ordinal);
        Assert.Contains("text: \"a | b: {c}, d\"}", Add("---\ntitle: Slow\ntimeline:\n- {at: 2026-09-30 12:00, text: x}\n---\n", line)?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("---\ntitle: Slow\ntimeline: [{at: 2026-09-30 12:00, text: x}]\n---\n")]
    [InlineData("---\ntitle: Slow\nopen and never closed\n")]
    public void What_cannot_be_edited_is_left_alone(string text) => Assert.Null(Add(text));

    [Fact]
    public void What_would_not_read_back_is_left_alone() =>
        Assert.Null(Add("---\ntitle: Slow\n---\n## Timeline\n- 2026-09-30 12:00 a\n", Line with { Phase = null, Text = "**recovered** by itself" }));

    [Theory]
    [InlineData("12:05", "2026-09-30T12:05:00Z")]
    [InlineData("23:50", "2026-09-29T23:50:00Z")]
    [InlineData("2026-09-28 07:00", "2026-09-28T07:00:00Z")]
    [InlineData("2026-09-30T14:05+08:00", "2026-09-30T06:05:00Z")]
    [InlineData("2026-09-30", null)]
    [InlineData("T+5m", null)]
    [InlineData("soon", null)]
    public void A_time_of_day_is_the_last_that_has_passed(string typed, string? instant) =>
        Assert.Equal(instant, ReportTime.InstantOf(typed, Instant.FromUtc(2026, 9, 30, 12, 30), DateTimeZone.Utc)?.ToString());

    private static (string Text, int Line)? Add(string text, NewLine? line = null) => TimelineEditor.Add(new SourceFile("content/incidents/a.md", text), line ?? Line, An.Options);
}
