using System.Text.RegularExpressions;
using Postmortems.Cli.Output;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Drafting;
using Postmortems.Importing;
using Postmortems.Language;
using Postmortems.Playbooks;
using Postmortems.Tests.Support;

namespace Postmortems.Tests;

/// <summary>What the README promises, as far as a test can hold it.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Join(Repository.Root, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Its_config_is_read_without_a_finding() =>
        Assert.Empty(ConfigReader.Read(new SourceFile("postmortems.yml", Block("yaml", "title: Incidents at Example"))).Diagnostics.Select(finding => finding.ToString()));

    /// <summary>As of the workflows of this repository: pinned, without rights that a step has no use for, and nothing of a report in a script.</summary>
    [Fact]
    public void Its_workflow_of_issues_is_pinned_and_what_may_write_runs_no_code()
    {
        var workflow = WorkflowFile.Parse(Block("yaml", "name: Open actions"));
        Assert.Empty(WorkflowFile.Map(workflow, "permissions"));
        var jobs = WorkflowFile.Map(workflow, "jobs").Select(job => new WorkflowJob(job.Key.ToString(), (YamlDotNet.RepresentationModel.YamlMappingNode)job.Value)).ToList();
        Assert.Equal(["contents: read", "issues: write"], jobs.SelectMany(job => job.Rights!));
        Assert.All(jobs.SelectMany(job => job.Uses), action => Assert.Matches("@[0-9a-f]{40}$", action));
        Assert.DoesNotContain(jobs[1].Uses, action => action.StartsWith("actions/checkout", StringComparison.Ordinal));
        Assert.All(jobs.SelectMany(job => job.Scripts), script => Assert.DoesNotContain("${{", script, StringComparison.Ordinal));
    }

    [Fact]
    public void It_names_every_key_of_the_config() =>
        Assert.Empty(KeysOf(ConfigReader.Read(new SourceFile("postmortems.yml", "qqqqqqqqqq: 1\n")).Diagnostics).Where(key => !IsNamed(key, "## Configuration", "## Questions")));

    [Fact]
    public void It_names_every_key_of_the_front_matter() =>
        Assert.Empty(KeysOf(An.Report("qqqqqqqqqq: 1").Diagnostics).Where(key => !IsNamed(key, "## Write a report", "## The playbook")));

    [Fact]
    public async Task It_names_every_command_and_no_other()
    {
        using var shell = new TestShell();
        await shell.RunAsync("--help");
        var help = shell.Out;
        var commands = CommandLine().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..help.IndexOf("Examples:", StringComparison.Ordinal)])
            .Select(match => match.Groups["name"].Value).ToHashSet();
        Assert.Equal(commands.Order(StringComparer.Ordinal), TableRow().Matches(Readme).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_names_every_way_to_write_findings() =>
        Assert.Empty(Formats.Names.Where(name => !Line("| `postmortems check").Contains($"{name}`", StringComparison.Ordinal)));

    [Fact]
    public void It_names_every_form_that_can_be_imported() =>
        Assert.Empty(Importers.Kinds.Where(kind => !IsNamed(kind, "## Bring what you have", "## Commands")));

    [Fact]
    public void It_names_every_template() =>
        Assert.Empty(TemplateShelf.BuiltIn.Select(template => template.Name).Where(name => !Line("| `postmortems new").Contains($"`{name}`", StringComparison.Ordinal)));

    [Fact]
    public void It_names_every_block_that_a_chapter_may_draw() =>
        Assert.Empty(GeneratedParts.Kinds.Where(kind => !IsNamed(kind, "## The playbook", "## In your repository")));

    [Fact]
    public void It_names_every_language_and_every_built_in_scheme()
    {
        Assert.Empty(Sentences.Languages.Where(language => !Line("| `title`, `languages`").Contains($"`{language}`", StringComparison.Ordinal)));
        Assert.Empty(ConfigReader.Defaults.Schemes.Where(scheme => !Line("severities: [").Contains(scheme.Id, StringComparison.Ordinal)).Select(scheme => scheme.Id));
    }

    [Fact]
    public void Every_file_that_it_links_to_is_there() =>
        Assert.Empty(
            from Match link in Link().Matches(Readme)
            let target = link.Groups["target"].Value
            where !target.Contains(':') && !target.StartsWith('#') && !Path.Exists(Path.Join(Repository.Root, target))
            select target);

    private static IEnumerable<string> KeysOf(IEnumerable<Diagnostic> findings)
    {
        var help = findings.Single(finding => finding.Rule.Name == "unknown-key").Help!;
        var keys = help[(help.IndexOf(':') + 1)..].Split(',', StringSplitOptions.TrimEntries);
        Assert.True(keys.Length > 10, help);
        return keys;
    }

    private static bool IsNamed(string key, string chapter, string next) =>
        Readme[Readme.IndexOf(chapter, StringComparison.Ordinal)..Readme.IndexOf(next, StringComparison.Ordinal)].Contains($"`{key}`", StringComparison.Ordinal);

    private static string Line(string beginning) => Readme.Split('\n').First(line => line.StartsWith(beginning, StringComparison.Ordinal));

    private static string Block(string language, string beginning)
    {
        var start = Readme.IndexOf($"```{language}\n{beginning}", StringComparison.Ordinal) + language.Length + 4;
        return Readme[start..Readme.IndexOf("\n```", start, StringComparison.Ordinal)] + "\n";
    }

    [GeneratedRegex(@"^  (?<name>[a-z]+) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"^\| `postmortems (?<name>[a-z]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"(\]\(|src=""|srcset="")(?<target>[^)""\s]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
