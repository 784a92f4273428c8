using System.ComponentModel;
using System.Diagnostics;

namespace Postmortems.Cli;

/// <summary>The commit that is built.</summary>
internal static class GitCommit
{
    private const int TimeoutMilliseconds = 5_000;

    /// <summary>The full hash, with "-dirty" behind it when files have changed since; null without git, or outside a repository.</summary>
    public static string? Of(string root)
    {
        var start = new ProcessStartInfo("git", ["-C", root, "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            var commit = git.StandardOutput.ReadToEnd().Trim();
            return git.WaitForExit(TimeoutMilliseconds) && git.ExitCode == 0 && commit.Length > 0 ? commit : null;
        }
        catch (Win32Exception)
        {
            // No git on this machine: the site says nothing of a commit.
            return null;
        }
    }
}
