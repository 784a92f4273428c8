using System.Collections.Immutable;
using Postmortems.Site.Data;

namespace Postmortems.Site.Pages;

/// <summary>Makes the page of downloads.</summary>
internal static class DataPages
{
    public static DataPage From(SiteMap map)
    {
        var tables = Tables.Of(map.Library)
            .Select(table => new Download(table.Name, SiteMap.Table(table.Name, "csv"), table.Rows.Length, [.. table.Columns.Select(column => new DownloadColumn(column.Name, map.Say($"column.{table.Name}.{column.Meaning}")))]));
        var others = new[]
        {
            new Download("library-json", SiteMap.Table("library", "json"), map.Library.Incidents.Length, []),
            new Download("library-sqlite", SiteMap.Table("library", "sqlite"), map.Library.Incidents.Length, []),
            new Download("feed", map.Feed, 0, []),
            new Download("json-feed", map.JsonFeed, 0, []),
            new Download("calendar", map.Calendar, 0, []),
        };
        return new DataPage(map.Data, map.Say("page.data"), map.Frame("data.html"), [.. tables, .. others])
        {
            Commit = map.Library.Commit,
            LeftOut = map.Library.LeftOut,
            ToolVersion = map.Library.ToolVersion,
            PatternsPath = map.PatternContents,
            SubjectsPath = map.SubjectContents,
            Sources =
            [
                .. map.Library.Options.Sources.Select(source => new SourceOfReports(
                    source.Title,
                    source.Url,
                    source.Licence,
                    map.Library.Incidents.Count(incident => incident.TranslationOf is null && incident.Links.Any(link => source.Has(link.Url))))),
            ],
        };
    }
}
