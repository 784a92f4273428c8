using Postmortems.Language;

namespace Postmortems.Site.Data;

/// <summary>A record a line of a timeline.</summary>
internal static class TimelineTable
{
    public static Table Of(Library library) => new(
        "timeline",
        ["incident", Column.Number("place"), "at", "phase", "text", "by", "evidence"],
        [
            .. from incident in library.Incidents
               from pair in incident.Timeline.Entries.Index()
               let entry = pair.Item
               select Tables.Row(
                   incident.Id.Value,
                   (long)pair.Index + 1,
                   Tables.Time(entry.At),
                   entry.Phase is { } phase ? Vocabulary.Identifier(phase) : null,
                   entry.Text,
                   entry.By,
                   entry.Evidence),
        ]);
}
