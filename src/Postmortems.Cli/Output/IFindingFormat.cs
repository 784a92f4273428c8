using System.Collections.Immutable;

namespace Postmortems.Cli.Output;

/// <summary>A way of writing findings.</summary>
internal interface IFindingFormat
{
    /// <summary>As <c>--format</c> names it.</summary>
    string Name { get; }

    void Write(FindingList list, Shell shell);
}

/// <summary>Every format.</summary>
internal static class Formats
{
    public static ImmutableArray<IFindingFormat> All { get; } =
        [new PrettyFormat(), new PlainFormat(), new GitHubFormat(), new JsonFormat(), new SarifFormat(), new GitLabFormat()];

    public static ImmutableArray<string> Names { get; } = [.. All.Select(format => format.Name)];

    public static IFindingFormat Find(string name) => All.First(format => format.Name == name);
}
