using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Postmortems.Cli;
using Postmortems.IO;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed class BuildCommandTests(BuildCommandTests.BuiltSample sample) : IClassFixture<BuildCommandTests.BuiltSample>, IDisposable
{
    private readonly TestShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task The_same_input_gives_the_same_bytes_on_one_thread_and_on_many()
    {
        await BuiltSample.BuildAsync(_shell, "--jobs", "1");
        var one = Contents(_shell);
        Assert.True(one.Count > 20);
        Assert.Equal(one, Contents(sample.Shell));
    }

    [Fact]
    public void The_site_has_what_it_promises()
    {
        var shell = sample.Shell;
        string[] promised =
        [
            "index.html", "incidents.html", "actions.html", "data.html", "404.html", "subjects.html", "feed.xml", "feed.json", "actions.ics", "robots.txt", "sitemap.xml", "zh/index.html", "zh/feed.xml",
            "data/incidents.csv", "data/actions.csv", "data/timeline.csv", "data/causes.csv", "data/missed_tests.csv", "data/durations.csv", "data/library.json", "data/library.sqlite",
            "incidents/redis-big-keys.html", "zh/incidents/footer-release.html", "assets/site.css",
        ];
        Assert.All(promised, path => Assert.True(shell.Exists($"site/{path}"), path));
        Assert.Contains("Open ", shell.Out);

        var reports = Repository.Sources("content/incidents", "*.md").Count(path => !path.EndsWith("README.md", StringComparison.Ordinal));
        Assert.Equal(reports, JsonDocument.Parse(shell.Read("site/data/library.json")).RootElement.GetProperty("incidents").GetArrayLength());
        var atom = XDocument.Parse(shell.Read("site/feed.xml")).Root!;
        Assert.InRange(atom.Elements(atom.Name.Namespace + "entry").Count(), 3, reports);
        Assert.Contains("https://postmortems.example/zh/incidents/redis-big-keys.html", shell.Read("site/sitemap.xml"));
    }

    [Fact]
    public async Task A_broken_report_is_1_and_the_others_are_built()
    {
        _shell.Write("content/incidents/bad.md", "---\ntitle: [\n---\n");
        _shell.Write("content/incidents/good.md", "---\ntitle: Good\nseverity: L3\ntimes: {detected: 2024-03-14T12:00Z}\n---\n## Summary\nx\n");
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("build"));
        Assert.True(_shell.Exists("site/incidents/good.html"));
        Assert.Matches("2 reports: [1-9] errors?, 0 warnings, 0 hints. postmortems check names each.", _shell.Out);
    }

    [Fact]
    public async Task Sources_are_named_with_their_licences_and_how_many_reports_they_gave()
    {
        const string Config = """
            sources:
              - {title: Incidents of Example, url: https://example.org/incidents, licence: CC-BY-4.0}
              - {title: Notes of another, url: https://example.net/notes}

            """;
        _shell.Write("postmortems.yml", Config);
        Report("a", "https://example.org/incidents/1");
        Report("b", "https://example.org/incidents/2");
        // Another publication that only begins with the same letters.
        Report("c", "https://example.org/incidents-of-another/3");
        await _shell.RunAsync("build");
        var page = _shell.Read("site/data.html");
        Assert.Matches(@"(?s)Incidents of Example</a></dt>\s*<dd>CC-BY-4\.0 <span class=""tally"">2 reports</span>", page);
        Assert.Matches(@"(?s)Notes of another</a></dt>\s*<dd>no licence stated <span class=""tally"">0 reports</span>", page);
        Assert.Contains("<a href=\"../data.html#sources\">Sources and licences</a>", _shell.Read("site/incidents/a.html"));

        void Report(string id, string source) => _shell.Write(
            $"content/incidents/{id}.md",
            $"---\ntitle: Slow\nseverity: unknown\nkind: backfilled\ntimes: {{detected: 2024-03-14T12:00Z}}\nlinks: [{{title: Source, url: \"{source}\"}}]\n---\n## Summary\nx\n");
    }

    [Fact]
    public async Task A_report_whose_title_could_not_be_read_is_headed_by_its_id()
    {
        _shell.Write("content/incidents/slow.md", "---\ntitle: \"Slow\n---\nText.\n");
        await _shell.RunAsync("build");
        Assert.Contains(">slow</h1>", _shell.Read("site/incidents/slow.html"));
    }

    [Fact]
    public async Task A_folder_of_somebody_else_is_not_touched()
    {
        _shell.Write("content/incidents/a.md", "# A\n");
        _shell.Write("site/precious.txt", "mine");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("build"));
        Assert.Equal("mine", _shell.Read("site/precious.txt"));
        Assert.Contains("was not written by postmortems", _shell.Error);
    }

    [Fact]
    public async Task A_rebuild_removes_its_own_old_pages_and_keeps_the_files_of_others()
    {
        _shell.Write("content/incidents/a.md", "# A\n");
        await _shell.RunAsync("build");
        _shell.Write("site/CNAME", "example.org");
        File.Move(Path.Join(_shell.Folder, "content/incidents/a.md"), Path.Join(_shell.Folder, "content/incidents/b.md"));
        await _shell.RunAsync("build");
        Assert.False(_shell.Exists("site/incidents/a.html"));
        Assert.True(_shell.Exists("site/incidents/b.html"));
        Assert.Equal("example.org", _shell.Read("site/CNAME"));
        Assert.Equal(["content", "site", "site.cache"], Directory.EnumerateDirectories(_shell.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task What_a_killed_build_left_behind_is_put_right_by_the_next()
    {
        _shell.Write("content/incidents/a.md", "# A\n");
        await _shell.RunAsync("build");
        Directory.Move(Path.Join(_shell.Folder, "site"), Path.Join(_shell.Folder, "site.old"));
        _shell.Write($"site.new/{SiteWriter.Manifest}", $"index.html\n../../escape\n{SiteWriter.Manifest}\n");
        _shell.Write("site.new/index.html", "half");
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("build"));
        Assert.True(_shell.Exists("site/incidents/a.html"));
        Assert.Equal(["content", "site", "site.cache"], Directory.EnumerateDirectories(_shell.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Pictures_beside_a_report_are_copied_and_nothing_else_is()
    {
        _shell.Write("content/incidents/a.md", "---\ntitle: A\n---\n## Summary\n![graph](a/CPU%20graph.png) [log](a/log.txt) [page](a/evil.html) [out](../../secret.txt)\n");
        _shell.Write("content/incidents/a/CPU graph.png", "png");
        _shell.Write("content/incidents/a/log.txt", "log");
        _shell.Write("content/incidents/a/evil.html", "<script>");
        _shell.Write("content/incidents/a/unlinked.png", "png");
        _shell.Write("secret.txt", "secret");
        await _shell.RunAsync("build");
        Assert.Equal(["site/files/a/cpu-graph.png", "site/files/a/log.txt"], Files(_shell, "site/files"));
        var page = _shell.Read("site/incidents/a.html");
        Assert.Contains("src=\"../files/a/cpu-graph.png\"", page);
        Assert.DoesNotContain("secret.txt\"", page);
        Assert.DoesNotContain("evil.html\"", page);
    }

    [Fact]
    public async Task A_team_brings_its_own_logo_and_style_sheet_which_comes_last()
    {
        _shell.Write("postmortems.yml", "title: T\nbrand: {logo: look/Team.PNG, css: look/team.css}\n");
        _shell.Write("look/Team.PNG", "x");
        _shell.Write("content/incidents/README.md", "x");
        _shell.Write("look/team.css", "h1 { color: teal }");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("build"));
        Assert.Equal("h1 { color: teal }", _shell.Read("site/assets/team.css"));
        Assert.Contains("assets/logo.png", _shell.Read("site/index.html"));
        Assert.Equal("assets/team.css", Regex.Matches(_shell.Read("site/index.html"), "<link rel=\"stylesheet\" href=\"([^\"]+)\"")[^1].Groups[1].Value);

        _shell.Write("postmortems.yml", "title: T\nbrand: {logo: look/none.png, css: ../team.css}\n");
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("build"));
        Assert.False(_shell.Exists("site/assets/team.css"));
    }

    [Fact]
    public async Task A_symbolic_link_is_not_followed_out_of_the_library()
    {
        _shell.Write("secret.md", "# Secret\n");
        _shell.Write("content/incidents/a.md", "# A\n");
        File.CreateSymbolicLink(Path.Join(_shell.Folder, "content/incidents/b.md"), Path.Join(_shell.Folder, "secret.md"));
        _shell.Write("content/playbook/own.md", "Ours.\n");
        File.CreateSymbolicLink(Path.Join(_shell.Folder, "content/playbook/c.md"), Path.Join(_shell.Folder, "secret.md"));
        await _shell.RunAsync("build");
        Assert.False(_shell.Exists("site/incidents/b.html"));
        Assert.False(_shell.Exists("site/playbook/c.html"));
        Assert.Contains("content/incidents/b.md is a symbolic link", _shell.Error);
        Assert.Contains("content/playbook/c.md is a symbolic link", _shell.Error);
    }

    [Fact]
    public async Task Of_two_reports_with_one_id_the_second_is_left_out_and_named()
    {
        _shell.Write("content/incidents/2023/a.md", "# One\n");
        _shell.Write("content/incidents/2024/a.md", "# Two\n");
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("build"));
        Assert.Contains("Left out content/incidents/2024/a.md: its id belongs to another report.", _shell.Out);
    }

    [Fact]
    public async Task A_report_that_is_too_long_is_left_out_and_named_and_the_others_are_built()
    {
        _shell.Write("content/incidents/big.md", "---\ntitle: Big\n---\n## Summary\n" + new string('x', 1_000_000) + "\n");
        _shell.Write("content/incidents/good.md", "# Good\n");
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("build"));
        Assert.Contains("Left out content/incidents/big.md: it could not be read. postmortems check says why.", _shell.Out);
        Assert.True(_shell.Exists("site/incidents/good.html"));
    }

    [Fact]
    public async Task Former_ids_lead_on_and_clashes_are_refused()
    {
        _shell.Write("content/incidents/new.md", "---\ntitle: New\nformer_ids: [old]\n---\n");
        await _shell.RunAsync("build");
        Assert.Contains("new.html", _shell.Read("site/incidents/old.html"));
    }

    [Fact]
    public async Task Cells_that_a_spreadsheet_would_run_are_defused()
    {
        _shell.Write("content/incidents/a.md", "---\ntitle: \"=HYPERLINK(\\\"http://x\\\")\"\nowner: \"@cmd\"\n---\n");
        await _shell.RunAsync("build");
        var csv = _shell.Read("site/data/incidents.csv");
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\")\"", csv);
        Assert.Contains("'@cmd", csv);
    }

    private static Dictionary<string, string> Contents(TestShell shell) =>
        Files(shell, "site").ToDictionary(path => path, path => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Join(shell.Folder, path)))));

    private static IEnumerable<string> Files(TestShell shell, string folder) =>
        Directory.EnumerateFiles(Path.Join(shell.Folder, folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(shell.Folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>The site of the sample, made on many threads.</summary>
    public sealed class BuiltSample : IAsyncLifetime
    {
        internal TestShell Shell { get; } = new();

        public async Task InitializeAsync() => await BuildAsync(Shell, "--jobs", "8");

        public Task DisposeAsync()
        {
            Shell.Dispose();
            return Task.CompletedTask;
        }

        internal static async Task BuildAsync(TestShell shell, params string[] more) =>
            Assert.Equal(ExitCode.Ok, await shell.RunAsync(["build", "--root", Repository.Root, "-o", "site", "--today", "2026-09-30", .. more]));
    }
}
