using System.Collections.Immutable;
using Postmortems.Site.Feeds;

namespace Postmortems.Site.Data;

/// <summary>The library for other programs, as files that need no site around them: the same that the site offers.</summary>
public static class LibraryExport
{
    /// <summary>A file each table.</summary>
    public static ImmutableArray<SiteFile> Csv(Library library) => [.. Tables.Of(library).Select(CsvTable.Write)];

    public static SiteFile Json(Library library) => JsonLibrary.Write(library, Tables.Of(library));

    public static SiteFile Sqlite(Library library) => SqliteLibrary.Write(library, Tables.Of(library));

    /// <summary>Due dates of what is open, in the library's first language.</summary>
    public static SiteFile Calendar(Library library) => DueCalendar.OfLibrary(new SiteMap(library, library.Options.DefaultLanguage));

    /// <summary>The files that reports link to or measure by, by their paths in the repository.</summary>
    public static IEnumerable<string> LinkedFiles(Library library) => AttachmentPlan.Copies(library).Keys.Concat(SitePlan.BrandFiles(library).Select(file => file.Source)).Distinct(StringComparer.Ordinal);
}
