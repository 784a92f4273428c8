using System.Collections.Immutable;
using Postmortems.Site.Facets;

namespace Postmortems.Site.Pages;

/// <summary>Every promise of every report, by where it stands today.</summary>
/// <param name="Groups">In the order of <see cref="ActionState"/>; empty groups are left out.</param>
public sealed record ActionsPage(PagePath Path, string Title, PageFrame Frame, ImmutableArray<ActionGroup> Groups)
    : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Actions;

    public required PagePath CsvPath { get; init; }

    /// <summary>What the whole tracker can be filtered by.</summary>
    public FacetPanel? Facets { get; init; }

    public int Count => Groups.Sum(group => group.Rows.Length);
}

/// <param name="Rows">By due date, undated last.</param>
public sealed record ActionGroup(ActionState State, ImmutableArray<ActionRow> Rows);
