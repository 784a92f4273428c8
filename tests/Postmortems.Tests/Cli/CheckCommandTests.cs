using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed class CheckCommandTests : IDisposable
{
    private const string Good = "---\ntitle: Slow\nseverity: L3\ntimes:\n  detected: 2024-03-14T12:00Z\n---\n## Summary\n\nCheckout was slow.\n";

    private readonly TestShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task A_clean_library_is_0()
    {
        _shell.Write("content/incidents/a.md", Good);
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check"));
        Assert.Equal("", _shell.Out);
        Assert.Equal("1 report: 0 errors, 0 warnings, 0 hints.\n", _shell.Error);
    }

    [Fact]
    public async Task An_error_is_1_and_is_printed_with_its_place()
    {
        _shell.Write("content/incidents/a.md", Good.Replace("L3", "S9"));
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("check"));
        Assert.Equal("content/incidents/a.md:3:11: error PM0803 'S9' is no level of a declared scheme\n", _shell.Out);
    }

    [Fact]
    public async Task A_misspelt_option_is_not_taken_for_a_file()
    {
        _shell.Write("content/incidents/a.md", Good);
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("check", "--frmat", "plain"));
        Assert.Contains("There is no option --frmat.", _shell.Error);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("build")]
    public async Task Where_there_is_nothing_it_is_said_how_to_begin(string command)
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync(command));
        Assert.Contains("or make a library with postmortems init.", _shell.Error);
    }

    [Fact]
    public async Task A_warning_is_0_and_with_strict_1()
    {
        _shell.Write("content/incidents/a.md", Good.Replace("title: Slow", "title: Slow\nsevverity: P1"));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check"));
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("check", "--strict"));
    }

    [Fact]
    public async Task One_broken_report_hides_no_other()
    {
        _shell.Write("content/incidents/a.md", "---\ntitle: [\n---\n");
        _shell.Write("content/incidents/b.md", Good.Replace("L3", "S9"));
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("check"));
        Assert.Contains("a.md:", _shell.Out);
        Assert.Contains("b.md:3:11", _shell.Out);
    }

    [Fact]
    public async Task Only_what_was_asked_for_is_named_but_the_whole_library_is_seen()
    {
        _shell.Write("content/incidents/2023/a.md", Good);
        _shell.Write("content/incidents/2024/a.md", Good.Replace("L3", "S9"));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check", "content/incidents/2023"));
        Assert.Equal("", _shell.Out);
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("check", "content/incidents/2024/a.md"));
        Assert.Equal(
            "content/incidents/2024/a.md:1:1: error PM0801 the id 'a' belongs to content/incidents/2023/a.md already\n" +
            "content/incidents/2024/a.md:3:11: error PM0803 'S9' is no level of a declared scheme\n",
            _shell.Out);
    }

    [Fact]
    public async Task Any_folder_of_Markdown_is_a_library()
    {
        _shell.Write("docs/postmortems/a.md", Good);
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check", "docs/postmortems"));
        Assert.StartsWith("1 report:", _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_config_a_folder_of_Markdown_is_itself_the_library()
    {
        _shell.Write("a.md", Good);
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check"));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check", "a.md"));
        Assert.Equal("1 report: 0 errors, 0 warnings, 0 hints.\n1 report: 0 errors, 0 warnings, 0 hints.\n", _shell.Error);
    }

    [Fact]
    public async Task A_file_that_is_no_report_does_not_pass()
    {
        _shell.Write("content/incidents/a.md", Good);
        _shell.Write("b.md", Good);
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("check", "b.md"));
        Assert.Contains("b.md is not a report of this library", _shell.Error);
    }

    [Fact]
    public async Task The_config_is_heard_even_when_its_folder_is_not_there()
    {
        _shell.Write("postmortems.yml", "contnet: docs\n");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("check"));
        Assert.Contains("postmortems.yml:1:1: warning PM0003 no such key: 'contnet' (did you mean 'content'?)", _shell.Error);
    }

    [Fact]
    public async Task Annotations_escape_what_GitHub_would_obey()
    {
        _shell.Write("content/incidents/a.md", Good.Replace("L3", "\"S%9,::\""));
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("check", "--format", "github"));
        Assert.StartsWith("::error file=content/incidents/a.md,line=3,endLine=3,col=11,endColumn=19,title=PM0803 unknown-severity::'S%259,::' is no level", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_config_is_checked_too_and_sets_the_levels_of_rules()
    {
        _shell.Write("content/incidents/a.md", Good.Replace("title: Slow", "title: Slow\nsevverity: P1"));
        _shell.Write("postmortems.yml", "titel: Ours\nrules:\n  unknown-key: off\n  no-such-rule: error\n");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check"));
        Assert.Equal(
            "postmortems.yml:1:1: warning PM0003 no such key: 'titel'\npostmortems.yml:4:3: warning PM0017 there is no rule 'no-such-rule'\n",
            _shell.Out);
    }

    [Fact]
    public async Task A_rule_is_silenced_in_one_report_with_a_reason()
    {
        _shell.Write("content/incidents/a.md", Good.Replace("title: Slow", "title: Slow\nsevverity: P1\nallow:\n  - {rule: unknown-key, why: read by another tool}"));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check", "--strict"));
    }

    [Fact]
    public async Task Terminal_controls_in_a_report_are_shown_and_not_obeyed()
    {
        _shell.Write("content/incidents/a.md", Good.Replace("L3", "\"\\e[31mred\""));
        await _shell.RunAsync("check", "--format", "pretty");
        Assert.DoesNotContain('\u001B', _shell.Out);
        Assert.Contains("\\u001B[31mred", _shell.Out);
    }

    [Fact]
    public async Task A_content_folder_that_leads_out_of_the_library_is_refused()
    {
        _shell.Write("outside/a.md", Good);
        Directory.CreateDirectory(Path.Join(_shell.Folder, "library"));
        Directory.CreateSymbolicLink(Path.Join(_shell.Folder, "library/content"), Path.Join(_shell.Folder, "outside"));
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("check", "--root", "library", "--content", "library/content"));
        Assert.Contains("is a symbolic link", _shell.Error);
    }

    [Theory]
    [InlineData("check", "nowhere")]
    [InlineData("check", "--format", "xml")]
    [InlineData("check", "--today", "tomorrow")]
    [InlineData("check", "--jobs", "0")]
    [InlineData("chek")]
    [InlineData("check")]
    public async Task What_the_tool_cannot_do_is_2_with_a_sentence(params string[] args)
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync(args));
        Assert.NotEmpty(_shell.Error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("check", "--help")]
    [InlineData("build", "-h")]
    public async Task Help_has_examples_and_is_0(params string[] args)
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync(args));
        Assert.Contains("Examples:", _shell.Out);
        Assert.Contains("Exit codes:", _shell.Out);
    }
}
