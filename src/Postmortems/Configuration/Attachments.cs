using System.Collections.Immutable;

namespace Postmortems.Configuration;

/// <summary>Which files beside a report may be published: nothing that a browser would run.</summary>
public static class Attachments
{
    public const long MaxBytes = 10 * 1024 * 1024;

    /// <summary>Pictures, tables, logs and documents. No SVG: opened by itself, it may carry script.</summary>
    public static ImmutableArray<string> Types { get; } = [".avif", ".csv", ".gif", ".jpeg", ".jpg", ".json", ".log", ".pdf", ".png", ".txt", ".webp"];

    /// <summary>By the ending of the name; other reports may be linked too.</summary>
    public static bool IsAllowed(string path) => IsReport(path) || Types.Contains(Path.GetExtension(path).ToLowerInvariant());

    public static bool IsReport(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
}
