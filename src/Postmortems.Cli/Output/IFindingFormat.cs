using System.Collections.Immutable;
using Postmortems.Diagnostics;

namespace Postmortems.Cli.Output;

/// <summary>A way of writing findings.</summary>
internal interface IFindingFormat
{
    /// <summary>As <c>--format</c> names it.</summary>
    string Name { get; }

    /// <param name="prefix">Put before each path, so that it counts from where the person stands; empty, or ending in "/".</param>
    void Write(ImmutableArray<Diagnostic> findings, string prefix, Shell shell);
}

/// <summary>Every format.</summary>
internal static class Formats
{
    public static ImmutableArray<IFindingFormat> All { get; } = [new PrettyFormat(), new PlainFormat(), new GitHubFormat()];

    public static ImmutableArray<string> Names { get; } = [.. All.Select(format => format.Name)];

    public static IFindingFormat Find(string name) => All.First(format => format.Name == name);
}
