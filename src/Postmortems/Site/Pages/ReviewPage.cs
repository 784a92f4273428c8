using System.Collections.Immutable;
using Postmortems.Site.Reviews;

namespace Postmortems.Site.Pages;

/// <summary>The review of a quarter or a year: eleven sections, always in the same order, coverage first.</summary>
/// <param name="Sections">None is ever left out: an empty one says that it is empty.</param>
public sealed record ReviewPage(PagePath Path, string Title, PageFrame Frame, ImmutableArray<ReviewSection> Sections)
    : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Reviews;

    /// <summary>The sentence that stands for the whole: how many, and whether that is a change.</summary>
    public required string Lead { get; init; }

    /// <summary>The period before; null for the first.</summary>
    public (string Name, PagePath Path)? Previous { get; init; }

    /// <summary>The period after; null for the last.</summary>
    public (string Name, PagePath Path)? Next { get; init; }

    /// <summary>The year of a quarter, the quarters of a year.</summary>
    public ImmutableArray<(string Name, PagePath Path)> Related { get; init; } = [];

    public required PagePath ReviewsPath { get; init; }

    public required PagePath DataPath { get; init; }

    public required PagePath EscapesPath { get; init; }
}
