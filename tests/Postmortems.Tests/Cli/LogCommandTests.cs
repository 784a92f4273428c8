using Postmortems.Cli;
using Postmortems.IO;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed class LogCommandTests : IDisposable
{
    private const string Path = "content/incidents/slow.md";
    private const string Report = "---\ntitle: Checkout slow\nlang: en\nseverity: P1\n---\n\n## Timeline\n\n- 2026-09-30 11:00 **detected** An alert\n";

    private readonly TestShell _shell = new();

    public LogCommandTests()
    {
        _shell.Write("postmortems.yml", "timezone: UTC\n");
        _shell.Write(Path, Report);
        _shell.Write("content/incidents/old.md", "---\ntitle: Old\n---\n\n## Timeline\n\n- 2026-08-01 11:00 **detected** An alert\n");
        _shell.Write("content/incidents/over.md", "---\ntitle: Over\n---\n\n## Timeline\n\n- 2026-09-30 11:00 **detected** An alert\n- 11:10 **resolved** Gone\n");
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task A_line_is_added_to_the_incident_that_is_going_on()
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("log", "Rolled back", "--phase", "止损"));
        Assert.Equal(Report + "- 12:00 **mitigated** Rolled back\n", _shell.Read(Path));
        Assert.Equal($"{Path}:10: - 12:00 **mitigated** Rolled back\n", _shell.Out.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_line_of_earlier_goes_where_its_time_says()
    {
        await _shell.RunAsync("log", "Second");
        await _shell.RunAsync("log", "First", "--at", "11:30");
        Assert.Equal(Report + "- 11:30 First\n- 12:00 Second\n", _shell.Read(Path));
    }

    [Fact]
    public async Task Of_several_one_is_named()
    {
        _shell.Write("content/incidents/other.md", Report);
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("log", "x"));
        Assert.Contains("Several incidents are going on: other, slow. Say which with --report.", _shell.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("log", "x", "--report", "other"));
        Assert.Equal(Report, _shell.Read(Path));
    }

    [Fact]
    public async Task Of_several_that_which_still_hurts_is_meant()
    {
        _shell.Write("content/incidents/other.md", Report + "- 11:50 **recovered** All is well\n");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("log", "x"));
        Assert.EndsWith("x\n", _shell.Read(Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--phase", "mitigatd", "did you mean mitigated?")]
    [InlineData("--at", "soon", "'soon' is no time.")]
    [InlineData("--report", "slwo", "did you mean 'slow'?")]
    public async Task A_wrong_word_is_told(string option, string value, string said)
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("log", "x", option, value));
        Assert.Contains(said, _shell.Error, StringComparison.Ordinal);
        Assert.Equal(Report, _shell.Read(Path));
    }

    [Fact]
    public async Task Where_nothing_goes_on_nothing_is_written()
    {
        File.Delete(System.IO.Path.Join(_shell.Folder, Path));
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("log", "x"));
        Assert.Contains("No incident is going on", _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_who_log_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(person => Task.Run(async () =>
        {
            for (var i = 0; i < 4; i++)
            {
                using var one = new TestShell();
                Assert.Equal(ExitCode.Ok, await one.RunAsync("log", $"line {person}-{i}", "--report", System.IO.Path.Join(_shell.Folder, Path), "--root", _shell.Folder));
            }
        })));
        var lines = _shell.Read(Path).Split('\n').Where(line => line.Contains("line ", StringComparison.Ordinal)).ToList();
        Assert.Equal(24, lines.Distinct().Count());
        Assert.StartsWith(Report, _shell.Read(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_is_made_anew_where_an_editor_was_faster()
    {
        var seen = 0;
        var written = ReportEdit.Apply(_shell.Folder, Path, source =>
        {
            if (seen++ == 0)
                _shell.Write(Path, Report + "by hand\n");
            return source.Text + "by us\n";
        });
        Assert.Equal(Report + "by hand\nby us\n", _shell.Read(Path));
        Assert.Equal(_shell.Read(Path), written?.Text);
    }
}
