using System.Collections.Immutable;
using Postmortems.Cli.Output;

namespace Postmortems.Cli;

/// <summary>The files that a branch has touched.</summary>
internal static class GitChanges
{
    /// <summary>
    /// Full paths of the files below a folder that are not as they were where this branch left the other one: committed or not, renamed,
    /// new and not yet added. What git ignores is left out.
    /// </summary>
    /// <exception cref="Refusal">There is no git, no repository, or no such revision.</exception>
    public static ImmutableHashSet<string> Since(string root, string revision)
    {
        var repository = Ask(root, "rev-parse", "--git-dir");
        if (!repository.IsGood)
            throw new Refusal($"--changed-since asks git what has changed, and git cannot tell in {root}: {FirstLine(repository.Error)}");
        var commit = Ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        if (!commit.IsGood)
            throw new Refusal($"git knows no revision '{Printable.Line(revision)}' here. Name a branch, a tag or a commit; what is elsewhere must be fetched first.");
        var parting = Ask(root, "merge-base", "HEAD", commit.Out.Trim());
        if (!parting.IsGood)
            throw new Refusal($"This branch has no commit in common with '{Printable.Line(revision)}'. In a shallow clone, fetch more of the history.");
        // Without a search for renames a new name is a new file, which is what it is to a check.
        var touched = Names(root, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative", parting.Out.Trim(), "--");
        var added = Names(root, "ls-files", "--others", "--exclude-standard", "-z");
        return [.. touched.Concat(added).Select(path => Path.GetFullPath(path, root))];
    }

    private static ImmutableArray<string> Names(string root, params string[] arguments)
    {
        var answer = Ask(root, arguments);
        return answer.IsGood ? answer.Names : throw new Refusal($"git cannot tell what has changed in {root}: {FirstLine(answer.Error)}");
    }

    private static GitAnswer Ask(string root, params string[] arguments) =>
        Git.Run(root, arguments) ?? throw new Refusal("--changed-since asks git what has changed, and there is no git on this machine.");

    private static string FirstLine(string text) => Printable.Line(text.Trim().Split('\n')[0]);
}
