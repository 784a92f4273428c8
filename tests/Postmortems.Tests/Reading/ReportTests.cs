using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Tests.Support;
using Postmortems.Validation;

namespace Postmortems.Tests.Reading;

public class ReportTests
{
    [Theory]
    [InlineData("## Summary", SectionKind.Summary)]
    [InlineData("## 一、事件回顾", SectionKind.Timeline)]
    [InlineData("## 二、问题分析及解决办法", SectionKind.Resolution)]
    [InlineData("## 三、总结与反思", SectionKind.Lessons)]
    [InlineData("## 四、行动与结果", SectionKind.Actions)]
    [InlineData("## （二）故障描述", SectionKind.Summary)]
    [InlineData("## 1. Root cause:", SectionKind.RootCause)]
    [InlineData("## 2.1 后续改进措施", SectionKind.Actions)]
    [InlineData("## **Impact**", SectionKind.Impact)]
    [InlineData("## 事故后的Action", SectionKind.Actions)]
    [InlineData("## What went well ##", SectionKind.WentWell)]
    public void Headings_are_known_in_both_languages_numbered_or_not(string heading, SectionKind kind)
    {
        var section = Assert.Single(An.Report("title: Slow", $"{heading}\n\nwords\n").Incident!.Body.Sections);
        Assert.Equal(kind, section.Kind);
    }

    [Theory]
    [InlineData("kind: near_miss", ReportKind.NearMiss, false)]
    [InlineData("kind: near_miss\nbackfilled: yes", ReportKind.NearMiss, true)]
    [InlineData("kind: 演练\nbackfilled: 是", ReportKind.Drill, true)]
    [InlineData("backfilled: yes", ReportKind.Backfilled, true)]
    [InlineData("kind: backfilled", ReportKind.Backfilled, true)]
    [InlineData("backfilled: no", ReportKind.Incident, false)]
    public void What_is_told_from_old_sources_may_be_of_any_kind(string front, ReportKind kind, bool isBackfilled)
    {
        var report = An.Report($"title: Slow\nstatus: final\n{front}", "## Action items\n\n- Warm it\n");
        Assert.Equal((kind, isBackfilled), (report.Incident!.Kind, report.Incident.IsBackfilled));
        Assert.Equal(isBackfilled ? ActionStatus.Unknown : ActionStatus.Open, report.Incident.Actions.Single().Status);
        Assert.Equal(!isBackfilled, Checker.Check(new CheckInput([report], An.Options, An.Today)).Any(finding => finding.Message.Contains(": a final report", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_window_of_harm_may_name_what_was_hurt()
    {
        var windows = An.Report("impact: {windows: [{from: 2024-03-14 12:00, to: 12:10, what: staging}, {from: 2024-03-14 12:05}]}").Incident!.Impact.Windows;
        Assert.Equal(["staging", null], windows.Select(window => window.What));
    }

    [Fact]
    public void A_trigger_in_one_word_is_called_by_the_key_that_stands_there()
    {
        var result = An.Report("title: Slow\ntrigger: deploy");
        Assert.StartsWith("'deploy' is not one of the values of 'trigger'", Assert.Single(result.Diagnostics).Message);
    }

    [Fact]
    public void A_second_heading_of_the_same_kind_and_an_unknown_one_are_kept_where_they_stand()
    {
        var sections = An.Report("title: Slow", "## Summary\na\n\n## 应用的功能\nb\n\n## 摘要\nc\n").Incident!.Body.Sections;
        Assert.Equal([SectionKind.Summary, null, null], sections.Select(s => s.Kind));
        Assert.Equal(["Summary", "应用的功能", "摘要"], sections.Select(s => s.Heading));
    }

    [Fact]
    public void A_comment_is_not_prose()
    {
        var section = Assert.Single(An.Report("title: Slow", "## Summary\n\n<!-- What happened?\n\nTo whom? -->\n").Incident!.Body.Sections);
        Assert.False(section.HasProse);
    }

    [Fact]
    public void The_file_name_is_the_id_and_the_first_heading_the_title_where_the_front_matter_is_silent()
    {
        var result = An.Read("# Checkout slow\n\nwords\n", path: "docs/2024-03-14 Checkout_Slow.md");
        Assert.Equal("2024-03-14-checkout-slow", result.Incident!.Id.Value);
        Assert.Equal("Checkout slow", result.Incident.Title);
        Assert.Equal(["1 PM0001"], An.Lines(result.Diagnostics));
    }

    [Theory]
    [InlineData("P0", "P0")]
    [InlineData("p0", "P0")]
    [InlineData("sev 2", "Sev 2")]
    [InlineData("Sev2", "Sev 2")]
    [InlineData("二级事故", "Sev 2")]
    [InlineData("致命", "L1")]
    [InlineData("紧急故障", "P0")]
    public void A_severity_is_known_by_id_name_and_alias(string written, string id)
    {
        var result = An.Report($"title: Slow\nseverity: {written}");
        Assert.Empty(result.Diagnostics);
        Assert.Equal(id, result.Incident!.Severity.Value!.Level!.Id);
    }

    [Theory]
    [InlineData("严重", "2 PM0804", "L2 (L1-L4), P1 (P0-P3)")]
    [InlineData("一般", "2 PM0804", "L3 (L1-L4), P2 (P0-P3)")]
    [InlineData("S1", "2 PM0803", "")]
    public void A_severity_that_fits_two_levels_or_none_is_a_finding_and_no_guess(string written, string finding, string names)
    {
        var result = An.Read($"---\nseverity: {written}\ntitle: Slow\n---\n".Replace("---\nsev", "---\nsev"));
        Assert.Equal([finding], An.Lines(result.Diagnostics));
        Assert.Null(result.Incident!.Severity.Value!.Level);
        Assert.Contains(names, result.Diagnostics[0].Message);
    }

    [Fact]
    public void An_unknown_mark_withholds_what_stands_under_it_and_a_known_one_only_loses_its_fences()
    {
        var result = An.Report("title: Slow", "## Summary\n\n::: internal\nfor us\n:::\n\n::: secert\nhidden\n:::\n\nPaid by [Acme]{.internal} and [Zeta]{.secert}.\n");
        Assert.Equal(["10 PM0015", "14 PM0015"], An.Lines(result.Diagnostics));
        var text = result.Incident!.Body.Text;
        Assert.Contains("for us", text);
        Assert.Contains("Acme", text);
        Assert.DoesNotContain("hidden", text);
        Assert.DoesNotContain("Zeta", text);
        Assert.DoesNotContain(":::", text);
    }

    [Fact]
    public void An_unclosed_mark_withholds_the_rest()
    {
        var result = An.Report("title: Slow", "## Summary\nseen\n\n::: internal\nhidden\n\n## Notes\nhidden too\n");
        Assert.Equal(["7 PM0016"], An.Lines(result.Diagnostics));
        Assert.DoesNotContain("hidden", result.Incident!.Body.Text);
    }

    [Fact]
    public void Marks_in_code_are_text()
    {
        var result = An.Report("title: Slow", "## Summary\n\n```\n::: secert\nx\n:::\n```\n");
        Assert.Empty(result.Diagnostics);
        Assert.Contains("::: secert", result.Incident!.Body.Text);
    }

    [Fact]
    public void A_report_is_internal_unless_it_says_otherwise()
    {
        Assert.Equal(Audience.Internal, An.Report("title: Slow").Incident!.Audience);
        Assert.Equal(Audience.Public, An.Report("title: Slow\naudience: public").Incident!.Audience);
    }

    [Fact]
    public void Messages_are_in_the_language_of_the_report()
    {
        var result = An.Report("title: 慢\nlang: zh-CN\nseverty: P0");
        Assert.Equal("没有“severty”这个键", Assert.Single(result.Diagnostics).Message);
        Assert.Equal("是不是想写“severity”？", result.Diagnostics[0].Help);
    }

    [Fact]
    public void Crlf_and_a_byte_order_mark_move_no_place()
    {
        var result = An.Read("\uFEFF---\r\ntitle: Slow\r\nseverity: S9\r\n---\r\n## Timeline\r\n- 2024-03-14 25:00 x\r\n");
        Assert.Equal(["3 PM0803", "6 PM0201"], An.Lines(result.Diagnostics));
        Assert.Equal("S9", result.Source.Slice(result.Diagnostics[0].Span));
        Assert.Equal("2024-03-14 25:00", result.Source.Slice(result.Diagnostics[1].Span));
    }
}
