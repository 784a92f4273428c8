using System.Collections.Immutable;

namespace Postmortems.Site.Pages;

/// <summary>A further part of a timeline that is too long for the page of its report.</summary>
/// <param name="Rows">The first of them says its day.</param>
public sealed record TimelinePage(PagePath Path, string Title, PageFrame Frame, IncidentPage Report, ImmutableArray<TimelineRow> Rows)
    : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Incidents;

    public required TimelinePart TimelinePart { get; init; }
}
