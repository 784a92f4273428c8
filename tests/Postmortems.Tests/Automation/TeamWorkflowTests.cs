using System.Text.RegularExpressions;
using Postmortems.Cli.Output;
using Postmortems.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Postmortems.Tests.Automation;

/// <summary>What a team's own repository runs: the workflow that it calls, and its counterpart for GitLab.</summary>
public partial class TeamWorkflowTests
{
    private static readonly WorkflowFile Called = WorkflowFile.Named("postmortems.yml");
    private static readonly WorkflowFile Caller = WorkflowFile.Named("github-workflow.yml");

    [Theory]
    [InlineData("github-workflow.yml")]
    [InlineData("gitlab-ci.yml")]
    public void A_template_leaves_open_where_the_tool_is_and_nothing_else(string name)
    {
        var text = File.ReadAllText(Path.Join(Repository.Root, "src/Postmortems.Cli/Scaffold", name));
        Assert.Equal(["{{tool-ref}}", "{{tool-repository}}"], Token().Matches(text).Select(token => token.Value).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotMatch(Token(), WorkflowFile.Scaffold(name));
    }

    [Fact]
    public void The_caller_calls_the_workflow_of_this_repository_at_a_commit() =>
        Assert.Equal([$"example/postmortems/.github/workflows/{Called.Name}@{WorkflowFile.Commit}"], Caller.Jobs.SelectMany(job => job.Uses));

    [Fact]
    public void The_caller_gives_what_the_called_workflow_takes()
    {
        var taken = WorkflowFile.Map(WorkflowFile.Map(WorkflowFile.Map(Called.Root, "on"), "workflow_call"), "inputs").Select(input => input.Key.ToString());
        var given = WorkflowFile.Map(Caller.Jobs.Single().Node, "with").Select(input => input.Key.ToString()).ToList();
        Assert.Equal(["publish", "comment", "strict"], given);
        Assert.Empty(given.Except(taken));
    }

    [Fact]
    public void An_input_is_used() =>
        Assert.Empty(
            from input in WorkflowFile.Map(WorkflowFile.Map(WorkflowFile.Map(Called.Root, "on"), "workflow_call"), "inputs")
            where !Called.Text.Contains($"inputs.{input.Key}", StringComparison.Ordinal)
            select input.Key.ToString());

    [Fact]
    public void Nothing_is_published_unless_the_team_asks_for_it()
    {
        Assert.Equal("false", WorkflowFile.Map(Caller.Jobs.Single().Node, "with")["publish"].ToString());
        Assert.Equal(["contents: read"], Caller.Jobs.Single().Rights!);
    }

    [Fact]
    public void The_tool_is_built_before_the_reports_are_there_and_not_around_them()
    {
        foreach (var job in Called.Jobs.Where(Builds))
        {
            var built = job.Steps.ToList().FindIndex(step => step.Children.TryGetValue("run", out var run) && run.ToString().Contains("dotnet publish", StringComparison.Ordinal));
            var fetched = job.Steps.ToList().FindIndex(step => PathOf(step) == "library");
            Assert.Equal("tool", job.Steps[built]["working-directory"].ToString());
            Assert.True(built < fetched, job.Name);
            Assert.DoesNotContain(job.Steps, step => IsCheckout(step) && PathOf(step) is not ("tool" or "library"));
        }
    }

    [Fact]
    public void Both_jobs_build_the_tool_in_the_same_way()
    {
        var ways = Called.Jobs.Where(Builds).Select(job => job.Steps.TakeWhile(step => PathOf(step) != "library").ToList()).ToList();
        Assert.Equal(2, ways.Count);
        Assert.Equal(ways[0], ways[1]);
    }

    [Fact]
    public async Task The_options_that_they_use_are_the_tools()
    {
        var scripts = Called.Jobs.SelectMany(job => job.Scripts).Concat(WorkflowFile.Scaffold("gitlab-ci.yml").Split('\n')).Where(script => Command().IsMatch(script)).ToList();
        Assert.Equal(["build", "build", "build", "check", "check", "check", "check", "review", "review"], scripts.Select(script => Command().Match(script).Groups[1].Value).Order(StringComparer.Ordinal));
        foreach (var script in scripts)
        {
            using var shell = new TestShell();
            Assert.Equal(0, await shell.RunAsync(Command().Match(script).Groups[1].Value, "--help"));
            Assert.All(Option().Matches(script), option => Assert.Contains(option.Value, shell.Out, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void GitLab_publishes_the_default_branch_and_nothing_else()
    {
        var root = WorkflowFile.Parse(WorkflowFile.Scaffold("gitlab-ci.yml"));
        Assert.Equal(["$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"], RulesOf(root, "pages"));
        Assert.Equal(["$CI_PIPELINE_SOURCE == \"merge_request_event\""], RulesOf(root, "site"));
        Assert.Equal(2, RulesOf(root, "check").Count());
    }

    [Fact]
    public void GitLab_gets_the_findings_of_a_failed_check_too_and_the_log_says_them()
    {
        var job = (YamlMappingNode)WorkflowFile.Parse(WorkflowFile.Scaffold("gitlab-ci.yml"))["check"];
        var report = job["artifacts"]["reports"]["codequality"].ToString();
        Assert.Equal("always", job["artifacts"]["when"].ToString());
        var script = ((YamlSequenceNode)job["script"]).Select(line => line.ToString()).ToList();
        Assert.Equal(3, script.Count);
        Assert.EndsWith($" check --format gitlab > {report} || [ $? = 1 ]", script[0], StringComparison.Ordinal);
        Assert.EndsWith(".dll check", script[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_write_runs_nothing_of_a_pull_request_and_posts_only_where_it_is_asked_to()
    {
        var comment = Called.Jobs.Single(job => job.Name == "comment");
        Assert.DoesNotContain(comment.Steps, step => step.Children.ContainsKey("uses"));
        Assert.DoesNotContain(comment.Scripts, script => script.Contains("dotnet", StringComparison.Ordinal) || script.Contains("${{", StringComparison.Ordinal));
        Assert.Contains(ReviewComment.Mark, Assert.Single(comment.Scripts), StringComparison.Ordinal);
        var condition = comment.Node["if"].ToString();
        Assert.Contains("inputs.comment", condition, StringComparison.Ordinal);
        Assert.Contains("head.repo.full_name == github.repository", condition, StringComparison.Ordinal);
        Assert.Equal("false", WorkflowFile.Map(Caller.Jobs.Single().Node, "with")["comment"].ToString());
    }

    private static bool Builds(WorkflowJob job) => job.Scripts.Any(script => script.Contains("dotnet publish", StringComparison.Ordinal));

    private static bool IsCheckout(YamlMappingNode step) =>
        step.Children.TryGetValue("uses", out var uses) && uses.ToString().StartsWith("actions/checkout@", StringComparison.Ordinal);

    private static string? PathOf(YamlMappingNode step) =>
        IsCheckout(step) && WorkflowFile.Map(step, "with").Children.TryGetValue("path", out var path) ? path.ToString() : null;

    private static IEnumerable<string> RulesOf(YamlMappingNode root, string job) =>
        ((YamlSequenceNode)((YamlMappingNode)root[job])["rules"]).Select(rule => rule["if"].ToString());

    [GeneratedRegex(@"(?<!\$)\{\{[^}]*\}\}")]
    private static partial Regex Token();

    [GeneratedRegex(@"Postmortems\.Cli\.dll""? (check|build|review)")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<=[\s(+])--[a-z][a-z-]*")]
    private static partial Regex Option();
}
