using Postmortems.Cli;
using Postmortems.Cli.Scaffolding;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Drafting;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed class InitCommandTests : IDisposable
{
    private readonly TestShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("en", "P0-P3")]
    [InlineData("zh", "L1-L4")]
    [InlineData("en", "Sev1-Sev5")]
    public async Task A_new_library_passes_its_own_check_and_becomes_a_site(string language, string scheme)
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("init", "--lang", language, "--severities", scheme));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check", "--strict"));
        Assert.Contains("1 report: 0 errors, 0 warnings, 0 hints.", _shell.Error);
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("build"));
        Assert.True(_shell.Exists("site/index.html"));
        var templates = TemplateShelf.BuiltIn.Select(template => template.Name).Distinct().ToList();
        Assert.Equal(templates, Directory.EnumerateFiles(Path.Join(_shell.Folder, "content/templates"), $"*.{language}.md").Select(path => Path.GetFileName(path).Split('.')[0]).Order());
        Assert.Equal(templates.Count, Directory.EnumerateFiles(Path.Join(_shell.Folder, "content/templates")).Count());
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("new", "Slow", "--severity", scheme.Split('-')[0]));
        Assert.Contains($"from the template content/templates/long.{language}.md.", _shell.Out);
    }

    [Fact]
    public async Task Its_first_report_has_a_timeline_a_cause_and_two_promises()
    {
        await _shell.RunAsync("init", "--today", "2026-09-30");
        var report = An.Read(_shell.Read("content/incidents/2026/2026-09-30-example-checkout-slow-after-a-release.md"), An.Options with { Schemes = [.. An.Options.Schemes.Where(scheme => scheme.Id == "P0-P3")] }).Incident!;
        Assert.Equal("P2", report.Severity.Value!.Level!.Id);
        Assert.Equal(4, report.Timeline.Entries.Length);
        Assert.Single(report.Causes);
        Assert.All(report.Actions, action => Assert.Equal("2026-10-14", action.Due.Value!.Written));
        Assert.Equal(2, report.Actions.Length);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Its_config_has_only_keys_that_there_are_those_behind_a_hash_too(string language)
    {
        await _shell.RunAsync("init", "--lang", language, "--title", "Ours: \"all\" #1", "--timezone", "Asia/Shanghai");
        var text = _shell.Read("postmortems.yml");
        var keys = text.Split('\n').Where(line => line.Contains(": ", StringComparison.Ordinal) && char.IsAsciiLetterLower(line.TrimStart('#', ' ')[0])).ToList();
        Assert.Equal(9, keys.Count);
        var all = ConfigReader.Read(new SourceFile("postmortems.yml", string.Join('\n', keys.Select(key => key.TrimStart('#', ' ')))));
        Assert.Empty(all.Diagnostics);
        Assert.Equal("Ours: \"all\" #1", all.Options.Title);
        Assert.Equal("Asia/Shanghai", all.Options.TimeZone!.Id);
    }

    [Fact]
    public async Task What_is_there_stays_and_is_said()
    {
        _shell.Write(".gitignore", "bin/\n");
        _shell.Write("postmortems.yml", "title: Ours\ncontent: reports\nlanguages: [zh]\n");
        _shell.Write("reports/a.md", "---\ntitle: A\n---\n");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("init", "--ci", "none"));
        Assert.Equal("bin/\n", _shell.Read(".gitignore"));
        Assert.Equal("title: Ours\ncontent: reports\nlanguages: [zh]\n", _shell.Read("postmortems.yml"));
        Assert.Contains("holds a library already", _shell.Out);
        Assert.Contains("kept  postmortems.yml", _shell.Out);
        Assert.Contains("kept  .gitignore", _shell.Out);
        Assert.Contains("Add a line site/ to .gitignore", _shell.Out);
        Assert.True(_shell.Exists("content/templates/short.zh.md"));
        Assert.False(_shell.Exists("content/templates/short.en.md"));
        Assert.Equal(["a.md"], Directory.EnumerateFiles(Path.Join(_shell.Folder, "reports"), "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_folder_of_Markdown_becomes_the_library_of_its_own_reports()
    {
        _shell.Write("README.md", "# Ours\n");
        _shell.Write("Checkout Down.md", "# Checkout down\n\nFor 20 minutes.\n");
        _shell.Write("2025/search.md", "# Search down\n\nFor 10 minutes.\n");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("init", "--ci", "none"));
        Assert.Contains("The reports are what lies in this folder: that is content in postmortems.yml.", _shell.Out);
        Assert.DoesNotContain("wrote content/incidents", _shell.Out);
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("check"));
        Assert.Contains("2 reports: ", _shell.Error);
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("new", "Slow", "--severity", "P3", "--detected", "2026-03-14"));
        Assert.True(_shell.Exists("2026/2026-03-14-slow.md"));
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("build"));
        Assert.True(_shell.Exists("site/incidents/checkout-down.html"));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CODE_OF_CONDUCT.md")]
    public async Task What_a_repository_says_of_itself_is_no_report(string file)
    {
        _shell.Write(file, "# Ours\n");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("check"));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("init"));
        Assert.Contains("wrote content/incidents/", _shell.Out);
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check", "--strict"));
    }

    [Theory]
    [InlineData("docs/postmortems/")]
    [InlineData("./docs/postmortems")]
    public async Task The_reports_may_have_a_folder_of_their_own(string folder)
    {
        _shell.Write("docs/postmortems/a.md", "# A\n");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("init", "--content", folder));
        Assert.Contains("\ncontent: docs/postmortems ", _shell.Read("postmortems.yml"));
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("check"));
        Assert.Contains("1 report: ", _shell.Error);
    }

    [Fact]
    public async Task Twice_is_once()
    {
        await _shell.RunAsync("init", "incidents");
        var before = Contents();
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("init", "incidents"));
        Assert.Equal(before, Contents());
        Assert.DoesNotContain("wrote", _shell.Out.Split("holds a library already")[1]);
        Assert.Contains("  cd incidents\n", _shell.Out);
    }

    [Theory]
    [InlineData("github", "example/tool", ".github/workflows/postmortems.yml", "example/tool/")]
    [InlineData("github", "https://github.com/example/tool.git", ".github/workflows/postmortems.yml", "example/tool/")]
    [InlineData("gitlab", "example/tool", ".gitlab-ci.yml", "https://github.com/example/tool.git")]
    [InlineData("gitlab", "https://git.example.org/a/b/tool.git", ".gitlab-ci.yml", "https://git.example.org/a/b/tool.git")]
    public async Task The_workflow_names_the_repository_of_the_tool(string host, string repository, string path, string named)
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("init", "--ci", host, "--tool-repository", repository));
        var workflow = _shell.Read(path);
        Assert.Contains(named, workflow);
        Assert.DoesNotContain("{{tool-", workflow);
        Assert.DoesNotContain("Complete ", _shell.Out);
        Assert.Equal(host == "github", _shell.Exists(".github/workflows/postmortems.yml"));
    }

    [Fact]
    public async Task A_repository_that_nobody_knows_is_left_to_the_reader_at_its_line()
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("init", "--tool-repository", "https://git.example.org/tool.git"));
        var line = Array.FindIndex(_shell.Read(".github/workflows/postmortems.yml").Split('\n'), line => line.Contains("<owner>/<repository>")) + 1;
        Assert.Contains($"Complete .github/workflows/postmortems.yml, line {line}:", _shell.Out);
    }

    [Theory]
    [InlineData("--tool-repository", "a b; rm")]
    [InlineData("--tool-repository", "https://x/$(id)")]
    [InlineData("--timezone", "Europe/Berlim")]
    [InlineData("--ci", "jenkins")]
    [InlineData("--content", "../elsewhere")]
    [InlineData("--lang", "fr")]
    [InlineData("--severities", "P0")]
    public async Task A_wrong_word_is_2_and_nothing_is_written(params string[] args)
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync(["init", .. args]));
        Assert.NotEmpty(_shell.Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_shell.Folder));
    }

    [Fact]
    public async Task The_playbook_goes_along_when_it_is_asked_for()
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("init", "--playbook", "--lang", "zh"));
        Assert.True(_shell.Exists("content/playbook/recovery.zh.md"));
        Assert.False(_shell.Exists("content/playbook/recovery.en.md"));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check", "--strict"));
    }

    [Fact]
    public async Task At_a_terminal_it_asks()
    {
        using var person = new TypedConsole("Ours\n", "↓↓\n", "Asia/Shangai\n", "Asia/Shanghai\n", "↓ \n", "↓\n");
        using var shell = new TestShell { Prompts = person };
        Assert.Equal(ExitCode.Ok, await shell.RunAsync("init"));
        Assert.True(person.IsDone);
        var options = ConfigReader.Read(new SourceFile("postmortems.yml", shell.Read("postmortems.yml"))).Options;
        Assert.Equal("Ours", options.Title);
        Assert.Equal("en zh", string.Join(' ', options.Languages));
        Assert.Equal("Asia/Shanghai", options.TimeZone!.Id);
        Assert.Equal("P0-P3 L1-L4", string.Join(' ', options.Schemes.Select(scheme => scheme.Id)));
        Assert.True(shell.Exists(".gitlab-ci.yml"));
        Assert.Contains("did you mean Asia/Shanghai?", person.Seen);
    }

    private Dictionary<string, string> Contents() =>
        Directory.EnumerateFiles(_shell.Folder, "*", SearchOption.AllDirectories).ToDictionary(path => path, File.ReadAllText);
}
