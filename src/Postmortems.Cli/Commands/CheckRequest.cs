using System.Collections.Immutable;

namespace Postmortems.Cli.Commands;

/// <summary>What a command line asks of a check, in plain values.</summary>
internal sealed record CheckRequest(LibraryRequest Library, ImmutableArray<string> Paths)
{
    public string? Format { get; init; }

    public bool IsStrict { get; init; }

    /// <summary>A revision of git.</summary>
    public string? ChangedSince { get; init; }

    /// <summary>Files are written.</summary>
    public bool Fixes { get; init; }

    /// <summary>What would be written, or is, is shown.</summary>
    public bool ShowsDiff { get; init; }

    /// <summary>The file whose text comes from standard input.</summary>
    public string? Unsaved { get; init; }

    /// <summary>Nobody looks at the reports themselves any more.</summary>
    public bool IsOfFindingsOnly { get; init; }
}

/// <summary>The files that are reported on.</summary>
/// <param name="Paths">Full paths of files and folders; empty for all.</param>
/// <param name="Changed">Full paths of files; null when it does not matter what has changed.</param>
internal sealed record CheckScope(ImmutableArray<string> Paths, ImmutableHashSet<string>? Changed)
{
    public bool Holds(string path) => (Paths.IsEmpty || IsUnder(path, Paths)) && (Changed is null || Changed.Contains(path));

    public static bool IsUnder(string path, params ImmutableArray<string> folders) =>
        folders.Any(folder => path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));
}
