using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed class NewCommandTests : IDisposable
{
    private const string Slow = "content/incidents/2026/2026-03-14-checkout-slow.md";

    private readonly TestShell _shell = new();

    public NewCommandTests() => _shell.Write("postmortems.yml", "timezone: Europe/Berlin\n");

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task What_is_said_on_the_command_line_stands_in_the_report()
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync(
            "new", "Checkout slow", "--severity", "p1", "--detected", "2026-03-14 12:05", "--started", "2026-03-14 12:00",
            "--service", "checkout", "--service", "search", "--owner", "Ana: on call", "--timezone", "Asia/Tokyo"));
        var report = _shell.Read(Slow);
        Assert.Contains("title: Checkout slow\n", report);
        Assert.Contains("severity: P1 ", report);
        Assert.Contains("services: [checkout, search] ", report);
        Assert.Contains("owner: \"Ana: on call\" ", report);
        Assert.Contains("timezone: Asia/Tokyo ", report);
        Assert.Contains("  started: 2026-03-14 12:00 ", report);
        Assert.Contains("  detected: 2026-03-14 12:05 ", report);
        Assert.Contains($"Wrote {Slow} from the template long.\n", _shell.Out);
        Assert.Contains($"postmortems check {Slow}\n", _shell.Out);
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check", "--strict", "--today", "2026-03-14"));
    }

    [Theory]
    [InlineData("L2", "long")]
    [InlineData("Emergency", "long")]
    [InlineData("sev 3", "short")]
    [InlineData("unknown", "short")]
    [InlineData(null, "short")]
    public async Task The_worse_the_level_the_longer_the_template(string? severity, string template)
    {
        string[] args = ["new", "Slow"];
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync(severity is null ? args : [.. args, "--severity", severity]));
        Assert.Contains($"2026-09-30-slow.md from the template {template}.", _shell.Out);
    }

    [Fact]
    public async Task Nothing_is_ever_overwritten_and_the_free_name_is_said()
    {
        await _shell.RunAsync("new", "Checkout slow", "--detected", "2026-03-14");
        _shell.Write(Slow, "mine");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("new", "Checkout: slow!", "--started", "2026-03-14 10:00"));
        Assert.Equal("mine", _shell.Read(Slow));
        Assert.Contains("or --id 2026-03-14-checkout-slow-2.", _shell.Error);
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("new", "Checkout slow", "--detected", "2026-03-14", "--id", "2026-03-14-checkout-slow-2"));
        Assert.True(_shell.Exists("content/incidents/2026/2026-03-14-checkout-slow-2.md"));
    }

    [Theory]
    [InlineData("content/incidents/elsewhere/2026-03-14-Checkout-SLOW.md", "")]
    [InlineData("content/incidents/a.md", "id: 2026-03-14-checkout-slow\n")]
    [InlineData("content/incidents/a.md", "former_ids: [2026-03-14-checkout-slow]\n")]
    public async Task An_id_that_another_report_has_is_refused_wherever_that_report_is(string path, string key)
    {
        _shell.Write(path, $"---\ntitle: Other\n{key}---\n");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("new", "Checkout slow", "--detected", "2026-03-14"));
        Assert.Contains($"There is a report 2026-03-14-checkout-slow already: {path}.", _shell.Error);
        Assert.False(_shell.Exists(Slow));
    }

    [Fact]
    public async Task A_team_s_own_template_wins_and_its_names_are_added()
    {
        _shell.Write("content/templates/short.en.md", "---\ntitle: x # ours\nid: x\nlang: en\nseverity:\n---\n## Summary\nOurs.\n");
        _shell.Write("content/templates/outage.md", "## Summary\nAny language.\n");
        _shell.Write("content/templates/README.md", "No template.\n");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("new", "One", "--severity", "P2", "--detected", "2026-03-14"));
        Assert.Equal("---\ntitle: One # ours\nid: 2026-03-14-one\nlang: en\nseverity: P2\ntimes:\n  detected: 2026-03-14\n---\n## Summary\nOurs.\n", _shell.Read("content/incidents/2026/2026-03-14-one.md"));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("new", "Two", "--template", "outage", "--lang", "zh", "--severity", "P3", "--detected", "unknown"));
        Assert.Equal("---\ntitle: Two\nlang: zh\nseverity: P3\ntimes:\n  detected: unknown\n---\n\n## Summary\nAny language.\n", _shell.Read("content/incidents/2026/2026-09-30-two.md"));
        Assert.Contains("from the template content/templates/outage.md.", _shell.Out);
    }

    [Fact]
    public async Task What_the_checker_asks_of_a_team_s_template_is_said_at_once()
    {
        _shell.Write("content/templates/bare.md", "---\ntitle: x\n---\n");
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("new", "One", "--template", "bare"));
        Assert.Contains("The checker asks of it already:\ncontent/incidents/2026/2026-09-30-one.md:1:1: error PM0101 'severity' is missing", _shell.Out);
    }

    [Fact]
    public async Task The_folders_are_those_of_the_config_and_paths_count_from_here()
    {
        _shell.Write("docs/postmortems.yml", "content: reports\ntemplates: forms\nlanguages: [zh]\n");
        _shell.Write("docs/forms/bare.md", "---\n---\n## 摘要\n好。\n");
        await _shell.RunAsync("new", "慢", "--root", "docs", "--template", "bare");
        Assert.Equal("---\ntitle: 慢\n---\n## 摘要\n好。\n", _shell.Read("docs/reports/2026/2026-09-30-慢.md"));
        Assert.Contains("Wrote docs/reports/2026/2026-09-30-慢.md from", _shell.Out);
    }

    [Theory]
    [InlineData("'严重' may be L2 (L1-L4) or P1 (P0-P3): write which.", "--severity", "严重")]
    [InlineData("did you mean P0?", "--severity", "emergancy")]
    [InlineData("'T+2d' is no date", "--detected", "T+2d")]
    [InlineData("'12:05' is no date", "--started", "12:05")]
    [InlineData("did you mean Europe/Berlin?", "--timezone", "Europe/Berlim")]
    [InlineData("did you mean 'short'?", "--template", "shrt")]
    [InlineData("as 'my-service'", "--service", "My Service")]
    [InlineData("as 'an-id'", "--id", "An ID")]
    [InlineData("Must be one of", "--lang", "fr")]
    public async Task A_word_that_the_library_does_not_know_is_refused_with_the_nearest(string sentence, params string[] args)
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync(["new", "Slow", .. args]));
        Assert.Contains(sentence, _shell.Error);
        Assert.False(Directory.Exists(Path.Join(_shell.Folder, "content")));
    }

    [Fact]
    public async Task With_a_catalogue_a_service_must_be_in_it()
    {
        _shell.Write("postmortems.yml", "services: [checkout, search]\n");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("new", "Slow", "--service", "chekout"));
        Assert.Contains("did you mean 'checkout'?", _shell.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Without_a_terminal_a_title_is_needed(string title)
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("new", title));
        Assert.Contains("A report needs a title", _shell.Error);
    }

    [Fact]
    public async Task Where_there_is_no_library_the_way_to_one_is_said()
    {
        using var empty = new TestShell();
        Assert.Equal(ExitCode.Failure, await empty.RunAsync("new", "Slow"));
        Assert.Contains("postmortems init makes one", empty.Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(empty.Folder));
    }

    [Fact]
    public async Task A_template_that_is_no_YAML_is_not_written_from()
    {
        _shell.Write("content/templates/broken.md", "---\ntitle: [\n---\n");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("new", "Slow", "--template", "broken"));
        Assert.Contains("The template has a fault. content/templates/broken.md:", _shell.Error);
        Assert.False(Directory.Exists(Path.Join(_shell.Folder, "content/incidents")));
    }

    [Fact]
    public async Task A_folder_that_leads_out_of_the_library_is_not_written_through()
    {
        using var outside = new TestShell();
        Directory.CreateSymbolicLink(Path.Join(_shell.Folder, "content"), outside.Folder);
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("new", "Slow"));
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("init"));
        Assert.Contains("is a symbolic link", _shell.Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside.Folder));
    }
}
