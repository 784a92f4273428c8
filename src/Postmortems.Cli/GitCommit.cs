namespace Postmortems.Cli;

/// <summary>The commit that is built.</summary>
internal static class GitCommit
{
    /// <summary>The full hash, with "-dirty" behind it when files have changed since; null without git, or outside a repository.</summary>
    public static string? Of(string root) =>
        Git.Run(root, "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*") is { IsGood: true } answer && answer.Out.Trim() is { Length: > 0 } commit
            ? commit
            : null;
}
