using System.Reflection;

namespace Postmortems.Cli.Scaffolding;

/// <summary>Where a team's CI finds this tool, and at which commit.</summary>
/// <param name="Repository">"owner/name" on GitHub, or the address of a clone; null when nobody knows.</param>
internal sealed record ToolSource(string? Repository, string Ref)
{
    private const string GitHub = "https://github.com/";

    /// <summary>Cannot be anybody's: neither host takes these characters in a name.</summary>
    public const string Blank = "<owner>/<repository>";

    /// <summary>What this build of the tool knows of its own origin.</summary>
    public static ToolSource Own { get; } = new(Metadata("RepositoryUrl"), Metadata("Commit") ?? "main");

    /// <summary>"0.1.0 (commit 0a1b…)"; the version alone where it was not built from a clone.</summary>
    public static string Version { get; } = AssembledSite.Version + (Metadata("Commit") is { } commit ? $" (commit {commit})" : "");

    /// <summary>As GitHub's workflows name it; <see cref="Blank"/> when the tool lives elsewhere, or nobody knows.</summary>
    public string OnGitHub =>
        Repository is null ? Blank
        : Repository.StartsWith(GitHub, StringComparison.OrdinalIgnoreCase) ? Bare(Repository[GitHub.Length..])
        : IsName(Repository) ? Repository
        : Blank;

    /// <summary>As git clones it.</summary>
    public string CloneUrl =>
        Repository is null ? $"{GitHub}{Blank}.git"
        : IsName(Repository) ? $"{GitHub}{Repository}.git"
        : Repository;

    /// <summary>The sentence that a wrong answer deserves; null for a good one.</summary>
    public static string? Mistake(string repository) =>
        IsName(repository) || (Uri.TryCreate(repository, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "ssh" && repository.All(IsAllowed))
            ? null
            : $"'{repository}' is no repository. Write owner/name for one on GitHub, or the whole address of a clone.";

    private static string Bare(string path) => path.TrimEnd('/') is var name && name.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;

    private static bool IsName(string text) =>
        text.Split('/') is [{ Length: > 0 } owner, { Length: > 0 } name] && (owner + name).All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    // It goes into YAML and into a shell's command.
    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is ':' or '/' or '.' or '-' or '_' or '~' or '@';

    private static string? Metadata(string key) =>
        typeof(ToolSource).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(pair => pair.Key == key)?.Value is { Length: > 0 } value ? value : null;
}
