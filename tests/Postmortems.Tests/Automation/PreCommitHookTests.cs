using System.Text.RegularExpressions;
using Postmortems.Cli;
using Postmortems.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Postmortems.Tests.Automation;

/// <summary>The hook for pre-commit: it hands the files of a commit to the tool, which refuses those that are no reports.</summary>
public class PreCommitHookTests
{
    private static readonly YamlMappingNode Hook = ReadHook("postmortems-check");

    [Theory]
    [InlineData("content/incidents/2026/2026-03-14-slow.md", true)]
    [InlineData("content/incidents/大小写.MD", true)]
    [InlineData("postmortems.yml", true)]
    [InlineData("content/incidents/2026/README.md", false)]
    [InlineData("content/incidents/readme.MD", false)]
    [InlineData("content/incidents/.drafts/a.md", false)]
    [InlineData("content/incidents/.a.md", false)]
    [InlineData("content/incidents/2026/data.csv", false)]
    [InlineData("content/templates/long.en.md", false)]
    [InlineData("README.md", false)]
    [InlineData("tests/postmortems.yml", false)]
    public async Task It_hands_over_what_the_tool_takes(string path, bool isTaken)
    {
        Assert.Equal(isTaken, Regex.IsMatch(path, Hook["files"].ToString()) && !Regex.IsMatch(path, Hook["exclude"].ToString()));

        using var shell = new TestShell();
        shell.Write("postmortems.yml", "title: Incidents\n");
        shell.Write("content/incidents/other.md", "no report\n");
        if (path != "postmortems.yml")
            shell.Write(path, "no report\n");
        var exit = await shell.RunAsync([.. CommandLine(), path]);
        Assert.Equal(!isTaken, exit == ExitCode.Failure);
        Assert.DoesNotContain("other.md", shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_with_errors_stops_the_commit_and_old_ones_do_not()
    {
        using var shell = new TestShell();
        shell.Write("content/incidents/old.md", "no report\n");
        shell.Write("content/incidents/new.md", "---\ntitle: Slow\nseverity: P2\nstatus: draft\ntimes: {started: \"2026-03-14T12:00Z\"}\n---\n## Summary\n\nSlow.\n");
        Assert.Equal(ExitCode.Ok, await shell.RunAsync([.. CommandLine(), "content/incidents/new.md"]));
        Assert.Equal(ExitCode.Findings, await shell.RunAsync([.. CommandLine(), "content/incidents/new.md", "content/incidents/old.md"]));
    }

    [Fact]
    public async Task The_hook_that_mends_takes_the_same_files_and_writes_them()
    {
        var fix = ReadHook("postmortems-fix");
        Assert.All(["language", "files", "exclude", "types_or", "require_serial", "minimum_pre_commit_version"], key => Assert.Equal(Hook[key].ToString(), fix[key].ToString()));
        using var shell = new TestShell();
        shell.Write("content/incidents/new.md", "---\ntitel: Slow\n---\n");
        await shell.RunAsync([.. CommandLine(fix), "content/incidents/new.md"]);
        Assert.Equal("---\ntitle: Slow\n---\n", shell.Read("content/incidents/new.md"));
    }

    /// <summary>pre-commit packs the repository and installs every package that comes out.</summary>
    [Fact]
    public void Only_the_tool_is_a_package()
    {
        Assert.Equal("dotnet", Hook["language"].ToString());
        var packages =
            from folder in new[] { "src", "theme", "tests" }
            from path in Repository.Sources(folder, "*.csproj")
            where !File.ReadAllText(path).Contains("<IsPackable>false</IsPackable>", StringComparison.Ordinal)
            select Path.GetFileName(path);
        Assert.Equal(["Postmortems.Cli.csproj"], packages);
    }

    /// <summary>The tool's arguments, as pre-commit puts them before the files.</summary>
    private static IEnumerable<string> CommandLine(YamlMappingNode? hook = null)
    {
        hook ??= Hook;
        var entry = hook["entry"].ToString().Split(' ');
        Assert.Equal("postmortems", entry[0]);
        return [.. entry.Skip(1), .. ((YamlSequenceNode)hook["args"]).Select(arg => arg.ToString())];
    }

    private static YamlMappingNode ReadHook(string id)
    {
        using var text = new StreamReader(Path.Join(Repository.Root, ".pre-commit-hooks.yaml"));
        var stream = new YamlStream();
        stream.Load(text);
        return ((YamlSequenceNode)stream.Documents.Single().RootNode).Cast<YamlMappingNode>().Single(hook => hook["id"].ToString() == id);
    }
}
