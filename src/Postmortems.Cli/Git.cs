using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Postmortems.Cli;

/// <summary>What git answered.</summary>
internal sealed record GitAnswer(int ExitCode, string Out, string Error)
{
    public bool IsGood => ExitCode == 0;

    /// <summary>Of output that ends each name with a NUL: no name is quoted, whatever it holds.</summary>
    public ImmutableArray<string> Names => [.. Out.Split('\0', StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>The git of this machine.</summary>
internal static class Git
{
    /// <summary>Null where there is no git.</summary>
    public static GitAnswer? Run(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // Somebody may be committing at this very moment.
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        try
        {
            using var git = Process.Start(start)!;
            var error = git.StandardError.ReadToEndAsync();
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return new GitAnswer(git.ExitCode, output, error.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
