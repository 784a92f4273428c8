using System.Collections.Immutable;

namespace Postmortems.Site.Pages;

/// <summary>What can be taken away, and what each column means.</summary>
/// <param name="Downloads">Tables first.</param>
public sealed record DataPage(PagePath Path, string Title, PageFrame Frame, ImmutableArray<Download> Downloads)
    : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Data;

    /// <summary>The commit that was built; stands on this page only, so that a commit does not change every page.</summary>
    public string? Commit { get; init; }

    public required string ToolVersion { get; init; }

    /// <summary>Reports of the folder that no page tells of.</summary>
    public LeftOut LeftOut { get; init; }

    public required PagePath PatternsPath { get; init; }

    /// <summary>The pages of services and teams have a feed and a calendar of their own.</summary>
    public required PagePath SubjectsPath { get; init; }

    /// <summary>Whose reports these are, where the team did not write them itself.</summary>
    public ImmutableArray<SourceOfReports> Sources { get; init; } = [];
}

/// <param name="Licence">Null where none is stated.</param>
/// <param name="Reports">How many of the library's incidents link to it.</param>
public sealed record SourceOfReports(string Title, string Url, string? Licence, int Reports);
