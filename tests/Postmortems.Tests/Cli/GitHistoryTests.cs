using Postmortems.Cli;

namespace Postmortems.Tests.Cli;

public sealed class GitHistoryTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("postmortems-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Outside_a_repository_there_is_no_history() => Assert.Empty(GitHistory.Of(_root, "content"));

    [Fact]
    public void Each_report_has_the_commits_that_touched_it_the_newest_first()
    {
        Ask("init", "-q");
        Commit("content/a.md", "The report");
        Commit("content/延迟.md", "另一份报告");
        Commit("content/a.md", "Times: as the log has them");
        Commit("elsewhere.md", "No report");
        var history = GitHistory.Of(_root, "content");
        Assert.Equal(["Times: as the log has them", "The report"], history["content/a.md"].Select(change => change.Subject));
        Assert.Equal("另一份报告", Assert.Single(history["content/延迟.md"]).Subject);
        Assert.Equal(2, history.Count);
        Assert.Equal(new NodaTime.LocalDate(2024, 3, 14), history["content/a.md"][0].Day);
    }

    [Fact]
    public void A_shallow_clone_knows_too_little_to_say()
    {
        Ask("init", "-q");
        Commit("content/a.md", "One");
        Commit("content/b.md", "Two");
        var clone = Path.Join(_root, "clone");
        Ask("clone", "-q", "--depth", "1", new Uri(_root).AbsoluteUri, clone);
        Assert.Empty(GitHistory.Of(clone, "content"));
    }

    private void Commit(string file, string subject)
    {
        var path = Path.Join(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.AppendAllText(path, "x");
        Ask("add", "--", file);
        Ask("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "commit", "-q", "--date", "2024-03-14T12:00:00Z", "-m", subject);
    }

    private void Ask(params string[] arguments) => Assert.True(Git.Run(_root, arguments) is { IsGood: true });
}
