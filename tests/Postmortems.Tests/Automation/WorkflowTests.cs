using System.Text.RegularExpressions;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Automation;

/// <summary>What the workflows may do: they run where strangers open pull requests.</summary>
public partial class WorkflowTests
{
    private static IEnumerable<(WorkflowFile File, WorkflowJob Job)> Jobs =>
        from file in WorkflowFile.All
        from job in file.Jobs
        select (file, job);

    [Fact]
    public void There_are_those_that_the_manual_names() =>
        Assert.Equal(["ci.yml", "github-workflow.yml", "pages.yml", "postmortems.yml", "release.yml"], WorkflowFile.All.Select(file => file.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void An_action_is_pinned_to_a_commit_and_says_its_version()
    {
        Assert.Empty(from pair in Jobs from action in pair.Job.Uses where !Pinned().IsMatch(action) select $"{pair.File.Name} {pair.Job.Name} uses {action}");
        Assert.Empty(
            from file in WorkflowFile.All
            from line in file.Text.Split('\n')
            where line.Contains("uses: actions/", StringComparison.Ordinal) && !WithVersion().IsMatch(line)
            select $"{file.Name}: {line.Trim()}");
    }

    [Fact]
    public void An_action_has_one_version_in_all_workflows() =>
        Assert.Empty(
            from pair in Jobs
            from action in pair.Job.Uses.Select(uses => uses.Split('@'))
            group action[1] by action[0] into versions
            where versions.Distinct().Count() > 1
            select versions.Key);

    [Fact]
    public void A_workflow_grants_nothing_or_reading_and_its_jobs_ask_for_more() =>
        Assert.Empty(
            from file in WorkflowFile.All
            let isCalled = file.Events.SequenceEqual(["workflow_call"])
            let rights = WorkflowFile.Map(file.Root, "permissions").Select(right => $"{right.Key}: {right.Value}").ToList()
            // A called workflow has no rights of its own: what it asks for must be granted by every caller.
            where isCalled ? file.Root.Children.ContainsKey("permissions") : !file.Root.Children.ContainsKey("permissions") || rights.Exists(right => right != "contents: read")
            select file.Name);

    [Fact]
    public void A_job_that_runs_commands_or_fetches_code_can_only_read()
    {
        // "comment" runs gh and nothing else: TeamWorkflowTests hold it to that. So does the "publish" of a release, below.
        var working = Jobs.Where(pair => pair.Job.Name != "comment" && (pair.File.Name, pair.Job.Name) != ("release.yml", "publish")).Where(pair => pair.Job.Scripts.Any() || pair.Job.Uses.Any(action => action.StartsWith("actions/checkout@", StringComparison.Ordinal))).ToList();
        Assert.Equal(["ci.yml test", "pages.yml build", "postmortems.yml build", "postmortems.yml check", "release.yml build", "release.yml try"], working.Select(pair => $"{pair.File.Name} {pair.Job.Name}").Order(StringComparer.Ordinal));
        Assert.Empty(
            from pair in working
            let rights = pair.Job.Rights ?? (pair.File.Name == "postmortems.yml" ? ["whatever the caller grants"] : [])
            from right in rights
            where right is not ("contents: read" or "pages: read")
            select $"{pair.File.Name} {pair.Job.Name} has {right}");
    }

    [Fact]
    public void What_a_pull_request_runs_asks_for_no_right_that_a_caller_may_withhold() =>
        Assert.All(WorkflowFile.Named("postmortems.yml").Jobs.Select(job => job.Rights).OfType<IEnumerable<string>>(), rights => Assert.Equal(["contents: read"], rights));

    [Fact]
    public void No_secret_is_used_and_no_event_that_lends_rights_to_strangers() =>
        Assert.Empty(
            from file in WorkflowFile.All
            from Match use in Lent().Matches(WithoutComments(file.Text))
                // The token of the job that posts the comment, with the rights that the caller grants it.
                // And that of the job that publishes a release.
            where use.Value != "github.token" || file.Name is not ("postmortems.yml" or "release.yml") || Lent().Count(WithoutComments(file.Text)) > 1
            select $"{file.Name} has {use.Value}");

    [Fact]
    public void A_script_gets_values_by_its_environment_only() =>
        Assert.Empty(from pair in Jobs from script in pair.Job.Scripts where script.Contains("${{", StringComparison.Ordinal) select $"{pair.File.Name} {pair.Job.Name}: {script}");

    [Fact]
    public void No_text_of_a_stranger_is_used() =>
        Assert.Empty(
            from file in WorkflowFile.All
            from Match use in Strange().Matches(file.Text)
                // A number, and the name of a repository that is only compared.
            where use.Value is not ("github.event.pull_request.number" or "github.event.pull_request.head.repo.full_name")
            select $"{file.Name} has {use.Value}");

    [Fact]
    public void A_checkout_leaves_no_credentials_behind() =>
        Assert.Empty(
            from pair in Jobs
            from step in pair.Job.Steps
            where step.Children.TryGetValue("uses", out var uses) && uses.ToString().StartsWith("actions/checkout@", StringComparison.Ordinal)
            where !WorkflowFile.Map(step, "with").Children.TryGetValue("persist-credentials", out var keeps) || keeps.ToString() != "false"
            select $"{pair.File.Name} {pair.Job.Name}");

    [Fact]
    public void A_job_comes_to_an_end() =>
        Assert.Empty(from pair in Jobs where pair.Job.Steps.Length > 0 && !pair.Job.Node.Children.ContainsKey("timeout-minutes") select $"{pair.File.Name} {pair.Job.Name}");

    [Fact]
    public void CI_runs_the_script_that_developers_run() =>
        Assert.Equal(["bash .ci/run"], WorkflowFile.Named("ci.yml").Jobs.SelectMany(job => job.Scripts));

    [Fact]
    public void Packages_are_those_of_the_lock_files_and_are_asked_for_known_faults()
    {
        var script = File.ReadAllText(Path.Join(Repository.Root, ".ci/run"));
        Assert.Contains("plain_step restore dotnet restore Postmortems.sln --locked-mode || exit 1", script, StringComparison.Ordinal);
        Assert.Contains("dotnet list Postmortems.sln package --vulnerable --include-transitive", script, StringComparison.Ordinal);
        Assert.Contains("\nplain_step audit audit\n", script, StringComparison.Ordinal);
        Assert.All(Repository.Sources("", "*.csproj"), project => Assert.True(File.Exists(Path.Join(Path.GetDirectoryName(project), "packages.lock.json")), project));
    }

    [Fact]
    public void Pages_are_published_from_the_main_branch_only()
    {
        Assert.Equal(["push"], WorkflowFile.Named("pages.yml").Events);
        Assert.Equal("[ main ]", WorkflowFile.Map(WorkflowFile.Map(WorkflowFile.Named("pages.yml").Root, "on"), "push")["branches"].ToString());
    }

    [Fact]
    public void A_release_is_of_a_tag_and_the_job_that_publishes_it_runs_nothing_that_was_built()
    {
        var release = WorkflowFile.Named("release.yml");
        Assert.Equal(["push"], release.Events);
        Assert.Equal(["tags"], WorkflowFile.Map(WorkflowFile.Map(release.Root, "on"), "push").Children.Keys.Select(key => key.ToString()));
        var publish = release.Jobs.Single(job => job.Name == "publish");
        Assert.Equal(["contents: write"], publish.Rights!);
        Assert.Equal("[ build, try ]", publish.Node["needs"].ToString());
        Assert.All(publish.Uses, action => Assert.StartsWith("actions/download-artifact@", action, StringComparison.Ordinal));
        Assert.Equal(["sha256sum", "gh"], Assert.Single(publish.Scripts).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
    }

    private static string WithoutComments(string text) => Comment().Replace(text, "");

    [GeneratedRegex(@"^[\w.-]+/[\w./-]+@[0-9a-f]{40}$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex WithVersion();

    [GeneratedRegex(@"\bsecrets\b|\bgithub\.token\b|\bpull_request_target\b|\bworkflow_run\b|\bwrite-all\b|\bread-all\b")]
    private static partial Regex Lent();

    [GeneratedRegex(@"github\.(event\.(pull_request|head_commit|commits|issue|comment|review)|head_ref|actor)[\w.]*")]
    private static partial Regex Strange();

    [GeneratedRegex(@"(?m)^\s*#.*$")]
    private static partial Regex Comment();
}
