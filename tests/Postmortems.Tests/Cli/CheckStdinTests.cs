using System.Text;
using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

/// <summary>A report that an editor holds and has not saved.</summary>
public sealed class CheckStdinTests : IDisposable
{
    private const string Good = "---\ntitle: Slow\nseverity: L3\ntimes:\n  detected: 2024-03-14T12:00Z\n---\n## Summary\n\nCheckout was slow.\n";

    private readonly TestShell _shell = new();

    public CheckStdinTests() => _shell.Write("content/incidents/a.md", Good);

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task It_stands_for_the_file_on_disk_and_is_reported_on_alone()
    {
        _shell.Write("content/incidents/b.md", "no report\n");
        Assert.Equal(ExitCode.Findings, await CheckAsync(Good.Replace("L3", "S9"), "content/incidents/a.md"));
        Assert.Equal("content/incidents/a.md:3:11: error PM0803 'S9' is no level of a declared scheme\n", _shell.Out);
        Assert.Equal("1 report: 1 error, 0 warnings, 0 hints.\n", _shell.Error);
    }

    [Fact]
    public async Task What_is_mended_in_the_editor_is_mended()
    {
        _shell.Write("content/incidents/a.md", "no report\n");
        Assert.Equal(ExitCode.Ok, await CheckAsync(Good, "content/incidents/a.md"));
        Assert.Equal("no report\n", _shell.Read("content/incidents/a.md"));
    }

    [Fact]
    public async Task A_file_that_is_not_there_yet_is_compared_with_the_others()
    {
        Assert.Equal(ExitCode.Findings, await CheckAsync(Good, "content/incidents/z/a.md"));
        Assert.Equal("content/incidents/z/a.md:1:1: error PM0801 the id 'a' belongs to content/incidents/a.md already\n", _shell.Out);
        Assert.False(_shell.Exists("content/incidents/z/a.md"));
    }

    [Fact]
    public async Task It_may_link_to_itself_before_it_is_there()
    {
        Assert.Equal(ExitCode.Ok, await CheckAsync(Good.Replace("was slow", "was [slow](b.md), as [here](c.md)"), "content/incidents/c.md"));
        Assert.StartsWith("content/incidents/c.md:9:", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("b.md", Assert.Single(_shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Places_are_those_of_the_text_that_came_in()
    {
        Assert.Equal(ExitCode.Findings, await CheckAsync("\uFEFF" + Good.Replace("title: Slow", "title: 慢").Replace("L3", "慢").Replace("\n", "\r\n"), "content/incidents/大.md"));
        Assert.StartsWith("content/incidents/大.md:3:11: error PM0803 '慢'", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_counts_from_where_one_stands()
    {
        _shell.Write("postmortems.yml", "title: Ours\n");
        _shell.Input = Encoding.UTF8.GetBytes(Good.Replace("L3", "S9"));
        var below = _shell.Shell with { Folder = Path.Join(_shell.Folder, "content/incidents") };
        Assert.Equal(ExitCode.Findings, await global::Postmortems.Cli.Program.RunAsync(["check", "--stdin", "--stdin-filename", "a.md"], below));
        Assert.StartsWith("../../content/incidents/a.md:3:11:", _shell.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b.md")]
    [InlineData("content/incidents/README.md")]
    [InlineData("content/incidents/.drafts/a.md")]
    [InlineData("content/incidents/a.txt")]
    [InlineData("content/templates/a.md")]
    [InlineData("postmortems.yml")]
    [InlineData("../a.md")]
    [InlineData("content/incidents")]
    public async Task What_would_be_no_report_does_not_pass(string path)
    {
        Assert.Equal(ExitCode.Failure, await CheckAsync(Good, path));
        Assert.Contains("is not a report of this library", _shell.Error);
        Assert.Equal("", _shell.Out);
    }

    [Fact]
    public async Task A_link_out_of_the_library_does_not_pass()
    {
        _shell.Write("elsewhere/b.md", Good);
        Directory.CreateSymbolicLink(Path.Join(_shell.Folder, "content/incidents/out"), Path.Join(_shell.Folder, "elsewhere"));
        Assert.Equal(ExitCode.Failure, await CheckAsync(Good, "content/incidents/out/b.md"));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_and_text_without_end_are_findings()
    {
        _shell.Input = [0xC3, 0x28, 0x00, 0xFF];
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("check", "--stdin", "--stdin-filename", "content/incidents/a.md"));
        _shell.Input = new byte[5_000_000];
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("check", "--stdin", "--stdin-filename", "content/incidents/a.md"));
    }

    [Theory]
    [InlineData("Add --stdin-filename", "--stdin")]
    [InlineData("Add --stdin.", "--stdin-filename", "content/incidents/a.md")]
    [InlineData("Leave out the paths", "--stdin", "--stdin-filename", "content/incidents/a.md", "content")]
    [InlineData("Leave out the paths", "--stdin", "--stdin-filename", "content/incidents/a.md", "--changed-since", "main")]
    public async Task What_contradicts_itself_is_2_with_a_sentence(string sentence, params string[] args)
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync(["check", .. args]));
        Assert.Contains(sentence, _shell.Error);
    }

    private async Task<int> CheckAsync(string text, string path)
    {
        _shell.Input = Encoding.UTF8.GetBytes(text);
        return await _shell.RunAsync("check", "--stdin", "--stdin-filename", path);
    }
}
