namespace Postmortems.Site.Data;

/// <summary>A record a cause.</summary>
internal static class CausesTable
{
    public static Table Of(Library library) => new(
        "causes",
        ["incident", "id", "kind", Column.Truth("primary"), "summary", "evaded"],
        [
            .. from incident in library.Incidents
               from cause in incident.Causes
               select Tables.Row(incident.Id.Value, cause.Id, Tables.Said(cause.Kind), cause.IsPrimary, cause.Summary, cause.Evaded),
        ]);
}
