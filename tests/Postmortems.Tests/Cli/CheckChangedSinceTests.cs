using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

/// <summary>What a branch has touched, in a repository of git.</summary>
public sealed class CheckChangedSinceTests : IDisposable
{
    private const string Bad = "---\ntitle: Slow\nseverity: S9\ntimes:\n  detected: 2024-03-14T12:00Z\n---\n## Summary\n\nCheckout was slow.\n";
    private const string OddName = "content/incidents/大 \"小\"\\\n写.md";

    private readonly TestShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Only_what_the_branch_has_touched_is_named_committed_or_not()
    {
        Begin("old", "committed", "edited", "staged", "renamed", "deleted");
        Git("checkout", "--quiet", "-b", "branch");
        Touch("committed");
        Git("commit", "--quiet", "--all", "--message", "one");
        Touch("edited");
        Touch("staged");
        Git("add", "content/incidents/staged.md");
        Git("mv", "content/incidents/renamed.md", "content/incidents/named-anew.md");
        Git("rm", "--quiet", "content/incidents/deleted.md");
        _shell.Write("content/incidents/untracked.md", Bad);
        _shell.Write(OddName, Bad);
        Assert.Equal(ExitCode.Findings, await CheckAsync("main"));
        Assert.Equal(["committed", "edited", "named-anew", "staged", "untracked", "大 \"小\"\\ 写"], Named());
        Assert.StartsWith("6 reports:", _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_other_branch_did_meanwhile_is_not_this_ones_doing()
    {
        Begin("theirs", "ours");
        Git("checkout", "--quiet", "-b", "branch");
        Touch("ours");
        Git("commit", "--quiet", "--all", "--message", "ours");
        Git("checkout", "--quiet", "main");
        Touch("theirs");
        Git("commit", "--quiet", "--all", "--message", "theirs");
        Git("checkout", "--quiet", "branch");
        await CheckAsync("main");
        Assert.Equal(["ours"], Named());
    }

    [Fact]
    public async Task Nothing_touched_is_nothing_to_say()
    {
        Begin("old");
        Assert.Equal(ExitCode.Ok, await CheckAsync("HEAD"));
        Assert.Equal("", _shell.Out);
        Assert.Equal("0 reports: 0 errors, 0 warnings, 0 hints.\n", _shell.Error);
    }

    [Fact]
    public async Task The_rules_see_the_whole_library()
    {
        Begin("slow");
        _shell.Write("content/incidents/z/slow.md", Bad.Replace("S9", "L3"));
        Assert.Equal(ExitCode.Findings, await CheckAsync("main"));
        Assert.Equal("content/incidents/z/slow.md:1:1: error PM0801 the id 'slow' belongs to content/incidents/slow.md already\n", _shell.Out);
    }

    [Fact]
    public async Task A_library_may_be_a_folder_of_a_repository_and_one_may_stand_within_it()
    {
        _shell.Write("team/postmortems.yml", "title: Ours\n");
        _shell.Write("team/content/incidents/old.md", Bad);
        Begin("elsewhere");
        _shell.Write("team/content/incidents/new.md", Bad);
        Touch("elsewhere");
        var below = _shell.Shell with { Folder = Path.Join(_shell.Folder, "team/content") };
        Assert.Equal(ExitCode.Findings, await global::Postmortems.Cli.Program.RunAsync(["check", "--changed-since", "main"], below));
        Assert.Equal("../content/incidents/new.md:3:11: error PM0803 'S9' is no level of a declared scheme\n", _shell.Out);
    }

    [Fact]
    public async Task Paths_narrow_it_further_and_the_config_counts_as_a_file()
    {
        Begin("old");
        _shell.Write("content/incidents/new.md", Bad);
        _shell.Write("postmortems.yml", "titel: Ours\n");
        await _shell.RunAsync("check", "--changed-since", "main", "postmortems.yml");
        Assert.StartsWith("postmortems.yml:1:1: warning PM0003", _shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("new.md", _shell.Out);
    }

    [Theory]
    [InlineData("no-such-branch", "git knows no revision 'no-such-branch' here.")]
    [InlineData("--output=x", "git knows no revision '--output=x' here.")]
    [InlineData("main:content", "git knows no revision 'main:content' here.")]
    public async Task A_revision_that_is_none_is_2_with_a_sentence(string revision, string sentence)
    {
        Begin("old");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("check", $"--changed-since={revision}"));
        Assert.Contains(sentence, _shell.Error);
        Assert.Equal("", _shell.Out);
        Assert.False(_shell.Exists("x"));
    }

    [Fact]
    public async Task Branches_that_never_met_are_2_with_a_sentence()
    {
        Begin("old");
        Git("checkout", "--quiet", "--orphan", "stranger");
        Git("commit", "--quiet", "--message", "stranger");
        Assert.Equal(ExitCode.Failure, await CheckAsync("main"));
        Assert.Contains("no commit in common with 'main'", _shell.Error);
    }

    [Fact]
    public async Task Outside_a_repository_it_is_2_with_a_sentence()
    {
        _shell.Write("content/incidents/a.md", Bad);
        Assert.Equal(ExitCode.Failure, await CheckAsync("main"));
        Assert.Contains("git cannot tell in " + _shell.Folder, _shell.Error);
    }

    private async Task<int> CheckAsync(string revision) => await _shell.RunAsync("check", "--changed-since", revision);

    private IEnumerable<string> Named() =>
        _shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line["content/incidents/".Length..line.IndexOf(".md:", StringComparison.Ordinal)]);

    private void Begin(params string[] reports)
    {
        foreach (var report in reports)
            _shell.Write($"content/incidents/{report}.md", Bad);
        Git("init", "--quiet");
        Git("checkout", "--quiet", "-B", "main");
        Git("add", ".");
        Git("commit", "--quiet", "--message", "start");
    }

    private void Touch(string report) => _shell.Write($"content/incidents/{report}.md", Bad + "\nAnd it hurt.\n");

    private void Git(params string[] arguments)
    {
        string[] identity = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgSign=false", "-c", "core.hooksPath=none"];
        var answer = global::Postmortems.Cli.Git.Run(_shell.Folder, [.. identity, .. arguments]);
        Assert.True(answer!.IsGood, answer.Error);
    }
}
