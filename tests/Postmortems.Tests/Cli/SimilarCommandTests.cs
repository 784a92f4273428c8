using System.Text;
using System.Text.Json.Nodes;
using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed class SimilarCommandTests : IDisposable
{
    private readonly TestShell _shell = new();

    public SimilarCommandTests()
    {
        _shell.Write("postmortems.yml", "timezone: UTC\n");
        Write("pool", "Checkout slow", "Retries leaked connections from the pool until it was empty.");
        Write("pool-again", "Payments slow", "The pool was empty: connections leaked on every retry.");
        Write("certificate", "Login failed", "Nobody renewed the certificate of the gateway.");
        Write("zhengshu", "登录失败", "网关的证书过期，没有人续期。");
        Write("disk", "Search down", "Logs were never rotated, and the disk was full.");
    }

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("pool")]
    [InlineData("content/incidents/pool.md")]
    public async Task A_report_is_named_by_its_id_or_its_file(string report)
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("similar", report));
        Assert.StartsWith("1. Payments slow\n", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("both say: ", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("connections", _shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Search down", _shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", _shell.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the disk is full of logs", "disk")]
    [InlineData("网关证书过期", "zhengshu")]
    public async Task A_text_is_enough_in_either_language(string text, string nearest)
    {
        await _shell.RunAsync("similar", text, "--json");
        Assert.Equal(nearest, (string)JsonNode.Parse(_shell.Out)!["similar"]![0]!["id"]!);
    }

    [Fact]
    public async Task A_text_may_come_from_standard_input()
    {
        _shell.Input = Encoding.UTF8.GetBytes("the disk is full of logs\n");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("similar"));
        Assert.StartsWith("1. Search down\n", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_alike_is_said_so()
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("similar", "penguins marched over antarctic glaciers"));
        Assert.Equal("None of 5 reports is alike enough to be named.\n", _shell.Out);
    }

    [Fact]
    public async Task A_library_without_reports_has_nothing_alike()
    {
        using var empty = new TestShell();
        empty.Write("postmortems.yml", "timezone: UTC\n");
        empty.Write("content/incidents/README.txt", "");
        Assert.Equal(ExitCode.Ok, await empty.RunAsync("similar", "the disk is full"));
        Assert.Equal("None of 0 reports is alike enough to be named.\n", empty.Out);
    }

    [Theory]
    [InlineData("There is no report 'nope.md'", "nope.md")]
    [InlineData("There is no report '2026-01-01-nope'", "2026-01-01-nope")]
    [InlineData("There is nothing to compare.", " ")]
    [InlineData("'0' is no number from 1 to 100.", "pool", "--count", "0")]
    public async Task What_cannot_be_meant_is_refused(string why, params string[] args)
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync(["similar", .. args]));
        Assert.Contains(why, _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_said_comes_first_and_is_told()
    {
        _shell.Write("content/incidents/later.md", "---\ntitle: Index slow\nrelated: [{id: disk, same: cause}, {id: pool, same: different}]\n---\nRetries leaked connections from the pool.\n");
        await _shell.RunAsync("similar", "later");
        Assert.StartsWith("1. Search down\n", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("named as related: the same cause", _shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Checkout slow", _shell.Out, StringComparison.Ordinal);
    }

    private void Write(string id, string title, string body) => _shell.Write($"content/incidents/{id}.md", $"---\ntitle: {title}\n---\n{body}\n");
}
