using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed class CloseCommandTests : IDisposable
{
    private const string Path = "content/incidents/slow.md";
    private const string Head = "---\ntitle: Checkout slow\nlang: en\nstatus: draft # a note\nseverity: P1\ntimes:\n  detected: unknown   # when?\n  started: unknown\n  reviewed: unknown\n---\n\n## Summary\n\nSlow.\n\n## Timeline\n\n- 2026-09-30 11:00 **detected** An alert\n- 11:40 **recovered** Well again\n";

    private readonly TestShell _shell = new();

    public CloseCommandTests()
    {
        _shell.Write("postmortems.yml", "timezone: UTC\n");
        _shell.Write(Path, Head);
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task It_fills_what_it_can_and_leaves_every_other_byte()
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("close", "--at", "11:55"));
        Assert.Equal(Head.Replace("detected: unknown   #", "detected: 2026-09-30 11:00  #", StringComparison.Ordinal) + "- 11:55 **resolved** The incident is over\n", _shell.Read(Path));
        Assert.Contains($"{Path}:20: - 11:55 **resolved** The incident is over\n", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("Filled in, from the timeline: detected 2026-09-30 11:00.\n", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_what_a_review_needs_each_with_its_line()
    {
        await _shell.RunAsync("close");
        Assert.Contains("things are left:\n", _shell.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Matches($@"\n  {Path}:[0-9]+: [^\n]*impact[^\n]* \(", _shell.Out.ReplaceLineEndings("\n"));
        Assert.Contains("status: draft # a note", _shell.Read(Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_again_it_changes_nothing_more()
    {
        await _shell.RunAsync("close");
        var once = _shell.Read(Path);
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("close", "slow"));
        Assert.Equal(once, _shell.Read(Path));
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("close", "slow", "--at", "11:00"));
        Assert.Contains("tells already when it was resolved", _shell.Error, StringComparison.Ordinal);
    }
}
