using System.Text.Json.Nodes;
using NodaTime;
using Postmortems.Cli;
using Postmortems.Cli.Output;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed class ActionsCommandTests : IDisposable
{
    private readonly TestShell _shell = new();

    public ActionsCommandTests()
    {
        _shell.Write("postmortems.yml", "timezone: Asia/Shanghai\n");
        Write("slow", "teams: [web, pay]", "{title: Yesterday, due: 2026-09-29, owner: '@li'}", "{title: Today, due: 2026-09-30, team: ops}", "{title: Fortnight, due: 2026-10-14}", "{title: Later, due: 2026-10-15, owner: li}");
        Write("down", "status: draft", "{title: Month, due: 2026-08}", "{title: Undated}", "{title: Idea, status: idea}", "{title: Kept, status: done, due: 2026-01-01}");
        Write("bian-man", "lang: zh\ntranslation_of: slow\nteams: [web]", "{title: 昨天, due: 2026-09-29}");
    }

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("Month Yesterday Today Fortnight Later Undated")]
    [InlineData("Month Yesterday", "--overdue")]
    [InlineData("Month Yesterday", "--due-within", "0d", "--status", "overdue")]
    [InlineData("Month Yesterday Today", "--due-within", "0d")]
    [InlineData("Month Yesterday Today Fortnight", "--due-within", "2w")]
    [InlineData("Today Fortnight", "--status", "due-soon")]
    [InlineData("Idea Kept", "--status", "idea", "--status", "done")]
    [InlineData("Month Yesterday Today Fortnight Later Undated Idea Kept", "--status", "all")]
    [InlineData("Yesterday Fortnight Later", "--team", "WEB")]
    [InlineData("Today", "--team", "ops")]
    [InlineData("Month Undated", "--team", "none")]
    [InlineData("Yesterday Later", "--owner", "li")]
    [InlineData("Yesterday", "--owner", "@li", "--overdue")]
    [InlineData("Month Today Fortnight Undated", "--owner", "none")]
    public async Task It_names_what_is_asked_for(string titles, params string[] args)
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync(["actions", "--json", .. args]));
        Assert.Equal(titles.Split(' '), JsonNode.Parse(_shell.Out)!["actions"]!.AsArray().Select(one => (string)one!["title"]!));
        Assert.Empty(_shell.Error);
    }

    [Fact]
    public async Task Scripts_get_dates_and_days()
    {
        await _shell.RunAsync("actions", "--json", "--overdue");
        var json = JsonNode.Parse(_shell.Out)!;
        Assert.Equal("2026-09-30", (string)json["as_of"]!);
        var month = json["actions"]![0]!;
        Assert.Equal(("2026-08", "2026-08-31", -30, "overdue", "down", "content/incidents/down.md"), ((string)month["due"]!, (string)month["due_last_day"]!, (int)month["days_left"]!, (string)month["state"]!, (string)month["report"]!["id"]!, (string)month["report"]!["path"]!));
        Assert.Null(month["owner"]);
    }

    /// <summary>Shanghai is in October by then: a day is over when it is over in UTC, for all machines.</summary>
    [Theory]
    [InlineData(29, 23, 59, "Month")]
    [InlineData(30, 0, 0, "Month Yesterday")]
    [InlineData(30, 23, 59, "Month Yesterday")]
    public async Task A_promise_is_overdue_when_its_day_is_over_in_UTC(int day, int hour, int minute, string overdue)
    {
        var shell = _shell.Shell with { Clock = new StoppedClock(Instant.FromUtc(2026, 9, day, hour, minute)) };
        await Program.RunAsync(["actions", "--json", "--overdue"], shell);
        Assert.Equal(overdue.Split(' '), JsonNode.Parse(_shell.Out)!["actions"]!.AsArray().Select(one => (string)one!["title"]!));
    }

    [Fact]
    public async Task People_get_columns_that_stand_below_each_other_without_colour()
    {
        Write("wide", "teams: [支付团队]", "{title: 把上限写进监控, due: 2026-09-01, owner: 王小明}");
        await _shell.RunAsync("actions", "--overdue");
        var lines = _shell.Out.Split('\n');
        Assert.Equal("Overdue (3)", lines[0]);
        string[] titles = ["Month", "把上限写进监控", "Yesterday"];
        Assert.Single(lines[1..4].Zip(titles).Select(pair => WrappedText.Cells(pair.First[..pair.First.IndexOf(pair.Second, StringComparison.Ordinal)])).Distinct());
        Assert.Matches("2026-08 +30 days late +no team +no owner +Month +down$", lines[1]);
        Assert.Contains("1 day late", lines[3], StringComparison.Ordinal);
        Assert.Equal("3 actions: 3 overdue, 0 due within 14 days.", lines[^2]);
        Assert.DoesNotContain("\u001b", _shell.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(80)]
    [InlineData(40)]
    public async Task No_line_is_wider_than_the_terminal(int width)
    {
        Write("wide", "teams: [支付]", $"{{title: {string.Concat(Enumerable.Repeat("监控与告警", 20))}, due: 2026-09-01, owner: li}}");
        await Program.RunAsync(["actions"], _shell.Shell with { IsOutputTerminal = true, NoColor = true, Width = width });
        Assert.Contains("监控", _shell.Out, StringComparison.Ordinal);
        Assert.All(_shell.Out.Split('\n'), line => Assert.InRange(WrappedText.Cells(line), 0, width));
    }

    [Fact]
    public async Task Headings_of_teams_and_owners_stand_in_the_order_of_the_alphabet()
    {
        await _shell.RunAsync("actions", "--by", "team");
        Assert.Equal(["ops (1)", "pay (3)", "web (3)", "No team (2)"], _shell.Out.Split('\n').Where(line => line.EndsWith(')') && line[0] != ' '));
    }

    [Theory]
    [InlineData(ExitCode.Ok)]
    [InlineData(ExitCode.Findings, "--fail-on", "overdue")]
    [InlineData(ExitCode.Ok, "--fail-on", "overdue", "--team", "ops")]
    [InlineData(ExitCode.Findings, "--fail-on", "due-soon", "--team", "ops")]
    public async Task It_fails_when_asked_to(int exit, params string[] args) => Assert.Equal(exit, await _shell.RunAsync(["actions", .. args]));

    [Theory]
    [InlineData("'soon' is no number of days or weeks.", "--due-within", "soon")]
    [InlineData("'-1d' is no number", "--due-within", "-1d")]
    public async Task What_cannot_be_meant_is_refused(string why, params string[] args)
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync(["actions", .. args]));
        Assert.Contains(why, _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_team_is_no_team_that_has_kept_everything()
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("actions", "--team", "wbe"));
        Assert.Equal("No action is such.\n", _shell.Out);
        Assert.Equal("postmortems: no action has the team 'wbe'; did you mean 'web'?\n", _shell.Error);
    }

    [Fact]
    public async Task Each_team_gets_an_issue_that_can_be_found_again()
    {
        await _shell.RunAsync("actions", "--format", "issues", "--due-within", "14d");
        var issues = JsonNode.Parse(_shell.Out)!.AsArray();
        Assert.Equal(["ops", "pay", "web", ""], issues.Select(issue => (string)issue!["team"]!));
        Assert.All(issues, issue => Assert.StartsWith((string)issue!["marker"]! + "\n", (string)issue["body"]!, StringComparison.Ordinal));
        Assert.Equal("Open actions of web", (string)issues[2]!["title"]!);
        Assert.Contains("**Yesterday**, \\@", ((string)issues[2]!["body"]!).Replace("@<!-- -->", "\\@", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Later", (string)issues[2]!["body"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_reports_do_nothing_in_an_issue()
    {
        Write("evil", "", "{team: 'a --> b', title: 'x <script> @everyone #1 [y](z)', due: 2026-09-01, url: 'https://example.org/>)'}");
        await _shell.RunAsync("actions", "--format", "issues", "--team", "a --> b");
        var issue = JsonNode.Parse(_shell.Out)!.AsArray().Single()!;
        Assert.Equal(TeamIssues.MarkerOf("a --> b"), (string)issue["marker"]!);
        Assert.Equal(1, ((string)issue["marker"]!).Split("-->").Length - 1);
        var body = (string)issue["body"]!;
        Assert.DoesNotContain("@everyone", body, StringComparison.Ordinal);
        Assert.DoesNotContain("#1", body, StringComparison.Ordinal);
        Assert.Contains("(<https://example.org/%3E)>)", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_is_never_longer_than_a_forge_takes()
    {
        Write("many", "teams: [web]", [.. Enumerable.Range(0, 900).Select(i => $"{{title: {new string('x', 100)} {i}, due: 2026-09-01}}")]);
        await _shell.RunAsync("actions", "--format", "issues", "--team", "web", "--overdue");
        var body = (string)JsonNode.Parse(_shell.Out)![0]!["body"]!;
        Assert.InRange(body.Length, 40_000, 60_000);
        Assert.Matches("… and [0-9]+ more open actions\n$", body);
    }

    [Fact]
    public async Task An_empty_library_has_no_action()
    {
        using var empty = new TestShell();
        empty.Write("content/incidents/README.txt", "");
        Assert.Equal(ExitCode.Ok, await empty.RunAsync("actions", "--fail-on", "overdue"));
        Assert.Equal("No action is such.\n", empty.Out);
    }

    private void Write(string id, string front, params string[] actions) =>
        _shell.Write($"content/incidents/{id}.md", $"---\ntitle: {id}\n{front}\nactions:\n{string.Concat(actions.Select(action => $"  - {action}\n"))}---\n");

    private sealed class StoppedClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
