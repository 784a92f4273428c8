using System.Collections.Immutable;
using Postmortems.Site.Facets;

namespace Postmortems.Site.Pages;

/// <summary>The search by itself, and ways into the library for whoever has no script.</summary>
/// <param name="Years">Newest first; reports without a date have none.</param>
/// <param name="Groups">What reports can be filtered by.</param>
public sealed record SearchPage(PagePath Path, string Title, PageFrame Frame, ImmutableArray<YearOfReports> Years, ImmutableArray<FacetGroup> Groups)
    : Page(Path, Title, Frame)
{
    public required PagePath IncidentsPath { get; init; }

    public required PagePath ActionsPath { get; init; }
}

/// <param name="Anchor">On the list of all reports.</param>
public sealed record YearOfReports(int Year, int Count, string Anchor);
