using System.Collections.Immutable;
using Postmortems.Site.Facets;

namespace Postmortems.Site.Pages;

/// <summary>All reports, by year.</summary>
/// <param name="Years">Newest first; the group without a year, for reports that know no date, comes last.</param>
public sealed record IncidentsPage(PagePath Path, string Title, PageFrame Frame, ImmutableArray<YearOfIncidents> Years)
    : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Incidents;

    /// <summary>What the reports of all years can be filtered by.</summary>
    public FacetPanel? Facets { get; init; }

    public int Count => Years.Sum(year => year.Rows.Length);
}

/// <param name="Year">Null: no date is known.</param>
/// <param name="Rows">Newest first.</param>
public sealed record YearOfIncidents(int? Year, ImmutableArray<IncidentRow> Rows);
