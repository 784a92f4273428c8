using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site;

/// <summary>Where everything stands in one language's part of the site: the first language at the root, the others in a folder of their name.</summary>
internal sealed class SiteMap(Library library, string language)
{
    public Library Library { get; } = library;

    public string Language { get; } = language;

    public PagePath Home => In(Language, "index.html");

    public PagePath Incidents => In(Language, "incidents.html");

    public PagePath Actions => In(Language, "actions.html");

    public PagePath PlaybookContents => In(Language, "playbook.html");

    public PagePath Data => In(Language, "data.html");

    public PagePath Search => In(Language, "search.html");

    public PagePath NotFound => In(Language, "404.html");

    public PagePath Feed => In(Language, "feed.xml");

    /// <summary>Where reports lead to in the playbook; made when it is first asked for.</summary>
    public PlaybookPlaces Playbook => field ??= new PlaybookPlaces(this);

    public PagePath Chapter(string id) => In(Language, $"playbook/{id}.html");

    public PagePath Incident(IncidentId id) => In(Language, $"incidents/{id}.html");

    public PagePath TimelinePart(IncidentId id, int number) => In(Language, TimelinePath(id, number));

    /// <summary>In a folder of the report's own, where no other report can stand.</summary>
    public static string TimelinePath(IncidentId id, int number) => $"incidents/{id}/timeline-{number}.html";

    /// <summary>Tables are the same in every language.</summary>
    public static PagePath Table(string name, string ending) => new($"data/{name}.{ending}");

    public PageFrame Frame(string path) => new()
    {
        SiteTitle = Library.Options.Title,
        Language = Language,
        Translations = [.. Library.Options.Languages.Where(other => other != Language).Select(other => (other, In(other, path)))],
        Brand = Library.Options.Brand,
        Today = Library.Today,
        Navigation =
        [
            (SitePart.Home, Home),
            (SitePart.Incidents, Incidents),
            (SitePart.Actions, Actions),
            .. Playbook.Chapters.IsEmpty ? ImmutableArray<(SitePart, PagePath)>.Empty : [(SitePart.Playbook, PlaybookContents)],
            (SitePart.Data, Data),
        ],
        Feed = Feed,
        Sources = Library.Options.Sources.IsEmpty ? null : Data,
        Logo = Logo,
        TeamSheet = TeamSheet,
        Finder = new Finder(SearchFiles.Index, Search, In(Language, "incidents/ .html")),
    };

    public PagePath? Logo => Library.Options.Brand.Logo is { } logo ? new PagePath($"assets/logo{Path.GetExtension(logo).ToLowerInvariant()}") : null;

    public PagePath? TeamSheet => Library.Options.Brand.Css is null ? null : new PagePath("assets/team.css");

    public string Say(string key) => Sentences.Say(Language, key);

    private PagePath In(string language, string path) => new(language == Library.Options.DefaultLanguage ? path : $"{language}/{path}");
}
