using System.Collections.Immutable;
using Postmortems.Site.Data;
using Postmortems.Site.Feeds;
using Postmortems.Site.Pages;

namespace Postmortems.Site;

/// <summary>Which pages and files a site has: a function of the library.</summary>
public static class SitePlan
{
    /// <summary>In every interface language.</summary>
    public static ImmutableArray<Page> Pages(Library library)
    {
        library.Prepare();
        return [.. Together(library.Options.Languages.SelectMany(language => Makers(new SiteMap(library, language))))];
    }

    /// <summary>Tables, feeds, calendars and the site map.</summary>
    public static ImmutableArray<SiteFile> Files(Library library) => Files(library, Pages(library));

    /// <param name="pages">Of the same library: to make them twice takes twice as long.</param>
    public static ImmutableArray<SiteFile> Files(Library library, ImmutableArray<Page> pages)
    {
        var maps = library.Options.Languages.Select(language => new SiteMap(library, language)).ToList();
        var tables = Tables.Of(library);
        return
        [
            .. Together<SiteFile>(
            [
                () => tables.Select(CsvTable.Write),
                () => [JsonLibrary.Write(library, tables)],
                () => [SqliteLibrary.Write(library, tables)],
                () => SearchFiles.Write(library),
                () => maps.SelectMany(map => ReportFeed.OfSubjects(map).Prepend(ReportFeed.OfLibrary(map))).Select(AtomFeed.Write),
                () => maps.Select(map => JsonFeed.Write(ReportFeed.OfLibrary(map))),
                () => maps.SelectMany(DueCalendar.All),
                () => maps.SelectMany(map => HostFiles.Search(map)),
                () => [HostFiles.Robots(library)],
                () => SiteMapFile.Write(library, pages),
            ]),
        ];
    }

    /// <summary>Files to copy: from their path in the repository to where they stand in the site.</summary>
    public static ImmutableSortedDictionary<string, PagePath> Copies(Library library) => AttachmentPlan.Copies(library);

    /// <summary>The team's picture and style sheet, from their paths in the repository.</summary>
    public static IEnumerable<(string Source, PagePath Target)> BrandFiles(Library library)
    {
        var map = new SiteMap(library, library.Options.DefaultLanguage);
        if (map.Logo is { } logo)
            yield return (library.Options.Brand.Logo!, logo);
        if (map.TeamSheet is { } sheet)
            yield return (library.Options.Brand.Css!, sheet);
    }

    private static IEnumerable<Func<IEnumerable<Page>>> Makers(SiteMap map) =>
    [
        () => [HomePages.From(map)],
        () => IncidentsPages.From(map),
        () => IncidentPages.From(map),
        () => ActionsPages.From(map),
        () => SubjectsPages.From(map),
        () => SubjectPages.From(map),
        () => PatternsPages.From(map),
        () => PatternPages.From(map),
        () => [ReviewsPages.From(map)],
        () => ReviewPages.From(map),
        () => [EscapesPages.From(map)],
        () => PlaybookPages.From(map),
        () => [DataPages.From(map)],
        () => [SearchPages.From(map)],
        () => [NotFoundPages.From(map)],
        () => MovedPages.From(map),
    ];

    // In the order of the list, whoever is done first. What several need is made once, by whoever asks first (SiteMap, Library).
    private static IEnumerable<T> Together<T>(IEnumerable<Func<IEnumerable<T>>> makers)
    {
        var list = makers.ToList();
        var made = new T[list.Count][];
        Parallel.For(0, list.Count, place => made[place] = [.. list[place]()]);
        return made.SelectMany(part => part);
    }
}
