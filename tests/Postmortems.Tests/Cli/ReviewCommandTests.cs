using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed class ReviewCommandTests : IDisposable
{
    private const string Before = """
        ---
        title: Checkout slow, the connection pool was empty
        lang: en
        severity: P1
        services: [checkout]
        times: {started: 2024-03-14T12:00Z}
        causes:
          - {id: c1, kind: code, summary: a retry leaked connections from the pool}
        actions:
          - {title: "Give connections back, @everyone", owner: li-wei, due: 2024-04-01, kind: prevent, status: open}
          - {title: Watch the pool, owner: chen, due: 2024-04-01, kind: detect, status: done, done: 2024-03-20}
        ---
        """;

    private const string Again = """
        ---
        title: 支付变慢 / payments slow
        lang: LANG
        severity: SEVERITY
        services: [checkout]
        times: {started: 2024-05-14T12:00Z}
        causes:
          - {id: c1, kind: code, summary: the connection pool ran empty because a retry leaked connections}
        ---
        """;

    private readonly TestShell _shell = new();

    public ReviewCommandTests()
    {
        _shell.Write("postmortems.yml", "timezone: UTC\nbase_url: https://example.org/\n");
        _shell.Write("content/incidents/before.md", Before);
        _shell.Write("content/incidents/disk.md", Before.Replace("Checkout slow, the connection pool was empty", "Search down, disk full", StringComparison.Ordinal).Replace("a retry leaked connections from the pool", "logs filled the disk", StringComparison.Ordinal).Replace("[checkout]", "[search]", StringComparison.Ordinal));
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task A_comment_tells_what_is_wrong_what_happened_before_and_what_is_still_open()
    {
        Write("en", "S9");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("review", "content/incidents/again.md", "--today", "2026-09-30"));
        Assert.Matches(@"\A<!-- postmortems review -->\n## Postmortems\n\n\*\*Changed reports: 1\. Errors: [1-9][0-9]*, warnings: ", _shell.Out);
        Assert.Contains("| 4 | error PM0803 | ", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("`content/incidents/again.md`\n\n| Line | ", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("1. **[Checkout slow, the connection pool was empty](<https://example.org/incidents/before.html>)** (2024-03-14, P1, `before`)", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("same service: checkout", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("- [ ] Give connections back, @<!-- -->everyone, li-wei, **overdue by 912 d (2024-04-01)**", _shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Watch the pool", _shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("2. **", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chinese_report_is_spoken_of_in_chinese()
    {
        Write("zh", "P9");
        await _shell.RunAsync("review", "content/incidents/again.md", "--today", "2026-09-30");
        Assert.Contains("#### 以前发生过吗？", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("| 4 | 错误 PM0803 | ", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("已逾期 912 天（2024-04-01）", _shell.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "status: unknown", "   - what became of the actions is not known (1)\n")]
    [InlineData("zh", "status: unknown", "   - 改进措施的结果不详（1 项）\n")]
    [InlineData("en", "status: done, done: 2024-03-20", "   - no action is open\n")]
    public async Task Of_actions_whose_end_nobody_told_it_is_not_said_that_none_is_open(string language, string status, string expected)
    {
        _shell.Write("content/incidents/before.md", Before.Replace("status: open", status, StringComparison.Ordinal));
        Write(language, "P1");
        await _shell.RunAsync("review", "content/incidents/again.md");
        Assert.Contains(expected, _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_and_reports_lead_to_the_forge()
    {
        Write("en", "S9");
        await _shell.RunAsync("review", "content/incidents/again.md", "--links", "https://forge.example/a/b/blob/main");
        Assert.Contains("| [4](<https://forge.example/a/b/blob/main/content/incidents/again.md#L4>) |", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("(<https://forge.example/a/b/blob/main/content/incidents/before.md>)", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_of_this_report_or_of_an_earlier_one_is_not_said()
    {
        const string Key = "AKIAQ3EGRT5KXZ7LMN2P";
        _shell.Write("content/incidents/before.md", Before.Replace("Give connections back", $"Revoke {Key}", StringComparison.Ordinal).Replace("Checkout slow,", $"Checkout slow with {Key},", StringComparison.Ordinal));
        Write("en", "P1");
        await _shell.RunAsync("review", "content/incidents");
        Assert.Contains("- [ ] Revoke AKIA…", _shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_service_and_one_kind_of_cause_are_alike_in_any_language()
    {
        _shell.Write("content/incidents/again.md", Again.Replace("LANG", "zh", StringComparison.Ordinal).Replace("SEVERITY", "P1", StringComparison.Ordinal).Replace("支付变慢 / payments slow", "支付变慢", StringComparison.Ordinal).Replace("the connection pool ran empty because a retry leaked connections", "重试没有归还连接", StringComparison.Ordinal));
        await _shell.RunAsync("review", "content/incidents/again.md");
        Assert.Contains("同类原因：", _shell.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no pull request without changes", "review")]
    [InlineData("There is no option --since", "review", "--since", "main")]
    [InlineData("'main' is no address", "review", "content/incidents/before.md", "--links", "main")]
    [InlineData("There is no ", "review", "content/incidents/none.md")]
    public async Task What_cannot_be_done_is_said(string expected, params string[] line)
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync(line));
        Assert.Contains(expected, _shell.Error, StringComparison.Ordinal);
        Assert.Equal("", _shell.Out);
    }

    [Fact]
    public async Task A_report_that_cannot_be_read_is_named_with_what_is_wrong()
    {
        _shell.Write("content/incidents/again.md", "---\ntitle: \"open\nseverity: P1\n---\n");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("review", "content/incidents/again.md"));
        Assert.Contains("| error PM0002 | ", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_stays_within_what_a_forge_takes()
    {
        for (var i = 0; i < 60; i++)
            _shell.Write($"content/incidents/many/{i:00}.md", "---\ntitle: T\n" + string.Concat(Enumerable.Range(0, 200).Select(k => $"unknown_key_{k}: x\n")) + "---\n");
        await _shell.RunAsync("review", "content/incidents/many");
        Assert.Matches("… and [0-9]+ more: .*\n(?s:.*)… and [0-9]+ more reports", _shell.Out);
        Assert.InRange(_shell.Out.Length, 1, 65_536);
    }

    private void Write(string language, string severity) => _shell.Write("content/incidents/again.md", Again.Replace("LANG", language, StringComparison.Ordinal).Replace("SEVERITY", severity, StringComparison.Ordinal));
}
