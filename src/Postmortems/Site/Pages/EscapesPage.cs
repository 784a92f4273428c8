using System.Collections.Immutable;
using Postmortems.Site.Reviews;

namespace Postmortems.Site.Pages;

/// <summary>What got through, over the whole library: which gate should have caught it, why it did not, and what catches it now.</summary>
/// <param name="Blocks">The matrix first.</param>
public sealed record EscapesPage(PagePath Path, string Title, PageFrame Frame, ImmutableArray<ReviewBlock> Blocks)
    : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Reviews;

    public required PagePath ReviewsPath { get; init; }
}
