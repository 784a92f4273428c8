using NodaTime;
using NodaTime.Text;
using Postmortems.Language;

namespace Postmortems.Site.Data;

/// <summary>A record an action.</summary>
internal static class ActionsTable
{
    public static Table Of(Library library) => new(
        "actions",
        ["incident", "id", "title", "state", "status", "kind", "owner", "team", "due", "due_last_day", "done", Column.Number("days_late"), "addresses", "url"],
        [
            .. from incident in library.Incidents
               from action in incident.Actions
               let state = IncidentRows.StateOf(action, library.Today)
               select Tables.Row(
                   incident.Id.Value,
                   action.Id,
                   action.Title,
                   Vocabulary.Identifier(state),
                   Vocabulary.Identifier(action.Status),
                   action.Kind is { } kind ? Vocabulary.Identifier(kind) : null,
                   Tables.Said(action.Owner),
                   action.Team,
                   Tables.Said(action.Due, due => due.Written),
                   action.Due.Value is { } due ? LocalDatePattern.Iso.Format(due.Last) : null,
                   Tables.Said(action.Done, LocalDatePattern.Iso.Format),
                   state is ActionState.Overdue ? (long)Period.DaysBetween(action.Due.Value!.Last, library.Today) : null,
                   Tables.Joined(action.Addresses),
                   action.Url),
        ]);
}
