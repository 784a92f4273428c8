using System.Collections.Immutable;

namespace Postmortems.Site.Pages;

/// <summary>The front page: what is new, and what was promised and is late.</summary>
/// <param name="Newest">By date, newest first; reports without a date come last.</param>
public sealed record HomePage(PagePath Path, string Title, PageFrame Frame, ImmutableArray<IncidentRow> Newest, ImmutableArray<ActionRow> Overdue)
    : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Home;

    public required int Reports { get; init; }

    public required int OpenIncidents { get; init; }

    public required int Drafts { get; init; }

    public required int ActionsOpen { get; init; }

    /// <summary>All of them: <c>Overdue</c> is cut to the latest.</summary>
    public required int ActionsOverdue { get; init; }

    public required int ActionsDone { get; init; }

    public required PagePath IncidentsPath { get; init; }

    public required PagePath ActionsPath { get; init; }
}
