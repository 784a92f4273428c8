using System.Collections.Immutable;
using NodaTime;
using Postmortems.Site.Facets;

namespace Postmortems.Site.Pages;

/// <summary>Makes the tracker.</summary>
internal static class ActionsPages
{
    public static ActionsPage From(SiteMap map)
    {
        var rows = Rows(map);
        var groups = Enum.GetValues<ActionState>()
            .Select(state => new ActionGroup(state, [.. rows.Where(row => row.State == state).OrderBy(row => row.Action.Due.Value?.Last ?? LocalDate.MaxIsoValue)]))
            .Where(group => !group.Rows.IsEmpty);
        return new ActionsPage(map.Actions, map.Say("page.actions"), map.Frame("actions.html"), [.. groups])
        {
            CsvPath = SiteMap.Table("actions", "csv"),
            Facets = FacetPanel.OfActions(map),
        };
    }

    /// <summary>Every action of every report, in the order of the reports.</summary>
    public static ImmutableArray<ActionRow> Rows(SiteMap map) =>
    [
        .. from incident in map.Library.Incidents
           where incident.TranslationOf is null && !incident.Actions.IsEmpty
           let row = IncidentRows.Row(incident, map)
           from action in incident.Actions
           select IncidentRows.Row(action, row, map),
    ];
}
