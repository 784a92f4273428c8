using Postmortems.Cli;
using Postmortems.IO.Sending;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

/// <summary>What the command sends, and what it does not.</summary>
public sealed class NoticeSendTests : IDisposable
{
    private const string Report = "content/incidents/slow.md";
    private const string Path = "/services/T0SECRET/B0SECRET/xyzzyxyzzy";

    private static readonly string[] Whole = ["notice", "slow", "--kind", "customer", "--fill", "1=slow", "--fill", "2=search", "--fill", "3=none", "--fill", "4=13:00"];

    private readonly HurriedTime _time = new(Sender.Limit);
    private readonly TestShell _shell;

    public NoticeSendTests()
    {
        _shell = new TestShell { Time = _time };
        _shell.Write("postmortems.yml", "timezone: UTC\n");
        _shell.Write(Report, "---\ntitle: Checkout slow\nlang: en\nseverity: P1\nservices: [checkout]\ntimes: {started: 2026-09-30 11:00}\nimpact: {summary: Orders fail}\n---\n");
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Without_yes_it_is_shown_and_not_sent()
    {
        await using var server = Server(Answer.Of(200));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync([.. Whole, "--send", "slack"]));
        Assert.Empty(server.Requests);
        Assert.StartsWith("{\"text\":\"checkout: slow\"", _shell.Out, StringComparison.Ordinal);
        Assert.Equal($"Nothing was sent. This would go to 127.0.0.1:{server.Port} (slack); --yes sends it.\n", _shell.Error.ReplaceLineEndings("\n"));
        Assert.DoesNotContain("SECRET", _shell.Out + _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_yes_it_is_sent()
    {
        await using var server = Server(Answer.Of(429, "", "Retry-After: 3"), Answer.Of(200));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync([.. Whole, "--send", "slack", "--yes"]));
        Assert.Equal(2, server.Requests.Count);
        Assert.Contains("\"checkout: slow\"", server.Requests[1].Body, StringComparison.Ordinal);
        Assert.Equal("", _shell.Out);
        Assert.Equal($"127.0.0.1:{server.Port}: it answers 429 Status. Trying again in 3 s.\nSent to 127.0.0.1:{server.Port} (slack).\n", _shell.Error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task What_has_blanks_is_held_back_until_told()
    {
        await using var server = Server(Answer.Of(200));
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("notice", "slow", "--kind", "customer", "--send", "slack", "--yes"));
        Assert.Empty(server.Requests);
        Assert.Contains("4 places are for you to fill in", _shell.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent: fill in what is left, or say --with-blanks.", _shell.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("notice", "slow", "--kind", "customer", "--send", "slack", "--yes", "--with-blanks"));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Where_it_cannot_be_known_one_is_told_to_look()
    {
        await using var server = Server(new Answer.Hang(), Answer.Of(200));
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync([.. Whole, "--send", "slack", "--yes"]));
        Assert.Single(server.Requests);
        Assert.Contains($"Whether 127.0.0.1:{server.Port} has it cannot be known (no answer within 10 s). It was not sent a second time: look there before you send it again.", _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_of_a_status_page_is_begun_and_updated()
    {
        await using var server = new LoopbackServer([Answer.Of(201, "{}"), Answer.Of(200, "{}")], _time.PassLimits);
        _shell.Variables["POSTMORTEMS_STATUSPAGE_API"] = server.Address("/v1");
        _shell.Variables["POSTMORTEMS_STATUSPAGE_PAGE"] = "page";
        _shell.Variables["POSTMORTEMS_STATUSPAGE_TOKEN"] = "token-of-ours";
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync([.. Whole, "--send", "statuspage", "--yes"]));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync([.. Whole, "--send", "statuspage", "--yes", "--incident", "x1"]));
        Assert.Equal(["POST /v1/pages/page/incidents HTTP/1.1", "PATCH /v1/pages/page/incidents/x1 HTTP/1.1"], server.Requests.Select(request => request.Head.Split("\r\n")[0]));
        Assert.Contains("\"status\":\"investigating\"", server.Requests[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("token-of-ours", _shell.Out + _shell.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("internal", "--send", "statuspage", "A status page is read by customers: take --kind customer.")]
    [InlineData("internal", "--send", "slack", "POSTMORTEMS_SLACK_WEBHOOK is not set")]
    [InlineData("internal", "--incident", "x1", "name the place with --send")]
    [InlineData("internal", "--send", "fax", "fax")]
    public async Task What_cannot_be_sent_is_refused(string kind, string option, string value, string said)
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("notice", "slow", "--kind", kind, option, value));
        Assert.Contains(said, _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_arrived_is_recorded_and_what_has_not_is_not()
    {
        await using var server = Server(Answer.Of(404, "gone"), Answer.Of(200));
        var before = _shell.Read(Report);
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync([.. Whole, "--send", "slack", "--yes", "--record"]));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync([.. Whole, "--send", "slack", "--record"]));
        Assert.Equal(before, _shell.Read(Report));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync([.. Whole, "--send", "slack", "--yes", "--record"]));
        Assert.Equal($"{before}\n## Timeline\n\n- 2026-09-30 12:00 **communicated** Sent to slack (127.0.0.1:{server.Port}): checkout: slow\n", _shell.Read(Report));
        Assert.Contains($"Recorded in {Report}, line 12.", _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yes_alone_sends_nowhere()
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("notice", "slow", "--kind", "internal", "--yes"));
        Assert.Contains("name the place with --send", _shell.Error, StringComparison.Ordinal);
    }

    private LoopbackServer Server(params Answer[] answers)
    {
        var server = new LoopbackServer(answers, _time.PassLimits);
        _shell.Variables["POSTMORTEMS_SLACK_WEBHOOK"] = server.Address(Path);
        return server;
    }
}
