using Postmortems.Cli.Output;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

/// <summary>What is said of a report ends in logs: no output says or shows its secrets, whatever the finding is about.</summary>
public sealed class ConcealmentTests : IDisposable
{
    private const string Hidden = "q7Wn2XbT9mKd4RzL";

    private const string Report =
        "---\n" +
        "title: Keys in a log\n" +
        "severity: L3\n" +
        "sevverity: password=" + Hidden + "\n" +
        "times: {started: 2026-03-14 12:05, detected: 'password=" + Hidden + "'}\n" +
        "---\n" +
        "We should have seen `password=" + Hidden + "` and the mongodb://desk:" + Hidden + "@db/orders.\n\n" +
        "[orders](mongodb://desk:" + Hidden + "@db/orders)\n\n" +
        "## Action items\n\n- [ ] Improve it, now that it is known, that everybody sees it: password=" + Hidden + "\n";

    private readonly TestShell _shell = new();

    public static TheoryData<string> Names { get; } = [.. Formats.All.Select(format => format.Name)];

    public void Dispose() => _shell.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_format_says_or_shows_a_secret(string format)
    {
        _shell.Write("content/incidents/a.md", Report);
        await _shell.RunAsync("check", "--format", format);
        Assert.Contains("PM0701", format == "gitlab" ? _shell.Out.Replace("secret-in-report", "PM0701") : _shell.Out);
        Assert.DoesNotContain(Hidden[..6], _shell.Out + _shell.Error);
    }

    [Fact]
    public async Task Nor_is_it_shown_where_the_rule_is_silenced()
    {
        _shell.Write("content/incidents/a.md", Report.Replace("severity: L3", "severity: L3\nallow: [{rule: secret-in-report, why: it was revoked}]"));
        await _shell.RunAsync("check", "--format", "pretty");
        Assert.DoesNotContain("PM0701", _shell.Out);
        Assert.Contains("PM0201", _shell.Out);
        Assert.DoesNotContain(Hidden[..6], _shell.Out);
    }

    [Fact]
    public async Task A_secret_is_shown_as_points_and_the_rest_of_its_line_as_it_is()
    {
        _shell.Write("content/incidents/a.md", Report);
        await _shell.RunAsync("check", "--format", "pretty");
        Assert.Contains($"We should have seen `password={new string('•', Hidden.Length)}` and the mongodb://desk:{new string('•', Hidden.Length)}@db/orders.", _shell.Out);
    }

    [Fact]
    public async Task A_key_of_several_lines_is_hidden_to_its_end()
    {
        var lines = string.Join('\n', Enumerable.Repeat("MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj", 3));
        _shell.Write("content/incidents/a.md", Report + $"\n-----BEGIN PRIVATE KEY-----\n{lines}\nWe should have known MIIEvQIBADANBgkq\n-----END PRIVATE KEY-----\n");
        await _shell.RunAsync("check", "--format", "pretty");
        Assert.DoesNotContain("MIIEvQ", _shell.Out);
    }
}
