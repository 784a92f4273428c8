using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Postmortems.Analysis.Reviews;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.Facets;
using Postmortems.Site.Pages;
using Postmortems.Site.Patterns;
using Postmortems.Site.PlaybookBlocks;
using Postmortems.Site.Subjects;

namespace Postmortems.Site;

/// <summary>Where everything stands in one language's part of the site: the first language at the root, the others in a folder of their name.</summary>
internal sealed class SiteMap
{
    private readonly Lazy<ImmutableArray<ActionRow>> _actions;
    private readonly Lazy<PromisesBySubject> _promises;
    private readonly Lazy<PlaybookPlaces> _playbook;
    private readonly Lazy<SubjectIndex> _subjects;
    private readonly Lazy<PatternIndex> _patterns;
    private readonly Lazy<FacetPanel> _incidentFacets;
    private readonly Lazy<FacetPanel> _actionFacets;

    // By the report itself: two reports may be alike, and pages are drawn on many threads.
    private readonly ConcurrentDictionary<Incident, IncidentRow> _rows = new(ReferenceEqualityComparer.Instance);

    public SiteMap(Library library, string language)
    {
        (Library, Language) = (library, language);
        _actions = new(() => ActionsPages.Rows(this));
        _promises = new(() => new PromisesBySubject(ActionRows));
        _playbook = new(() => new PlaybookPlaces(this));
        _subjects = new(() => new SubjectIndex(Library));
        _patterns = new(() => new PatternIndex(this));
        _incidentFacets = new(() => FacetPanel.OfIncidents(this));
        _actionFacets = new(() => FacetPanel.OfActions(this));
    }

    public Library Library { get; }

    public string Language { get; }

    public PagePath Home => In(Language, "index.html");

    public PagePath Incidents => In(Language, "incidents.html");

    public PagePath Actions => In(Language, "actions.html");

    public PagePath Reviews => In(Language, "reviews.html");

    public PagePath Escapes => In(Language, "escapes.html");

    public PagePath PlaybookContents => In(Language, "playbook.html");

    public PagePath Data => In(Language, "data.html");

    public PagePath Search => In(Language, "search.html");

    public PagePath NotFound => In(Language, "404.html");

    public PagePath Feed => In(Language, "feed.xml");

    /// <summary>Where reports lead to in the playbook; made when it is first asked for.</summary>
    public PlaybookPlaces Playbook => _playbook.Value;

    public PagePath Chapter(string id) => In(Language, $"playbook/{id}.html");

    public PagePath Incident(IncidentId id) => In(Language, $"incidents/{id}.html");

    public PagePath TimelinePart(IncidentId id, int number) => In(Language, TimelinePath(id, number));

    /// <summary>In a folder of the report's own, where no other report can stand.</summary>
    public static string TimelinePath(IncidentId id, int number) => $"incidents/{id}/timeline-{number}.html";

    // Lists and subjects.

    /// <summary>What has a page of its own beside the reports; made when it is first asked for.</summary>
    public SubjectIndex Subjects => _subjects.Value;

    /// <summary>Every action of every report, in the order of the reports; made when it is first asked for.</summary>
    public ImmutableArray<ActionRow> ActionRows => _actions.Value;

    /// <summary>The promises that are a subject's, in the order of <see cref="ActionRows"/>; made when they are first asked for.</summary>
    public IReadOnlyList<ActionRow> PromisesOf(SubjectEntry subject) => _promises.Value.Of(subject);

    /// <summary>The same on each page of the list, as <see cref="ActionFacets"/>.</summary>
    public FacetPanel IncidentFacets => _incidentFacets.Value;

    public FacetPanel ActionFacets => _actionFacets.Value;

    /// <summary>What lists say of a report: many pages show the same row.</summary>
    public IncidentRow RowOf(Incident incident, Func<Incident, IncidentRow> make) => _rows.GetOrAdd(incident, make);

    /// <summary>What may have come again; made when it is first asked for.</summary>
    public PatternIndex Patterns => _patterns.Value;

    public PagePath PatternContents => In(Language, "patterns.html");

    /// <summary>By the id of its earliest member, which a later one does not change.</summary>
    public PagePath Pattern(IncidentId earliest) => In(Language, PatternFile(earliest));

    public static string PatternFile(IncidentId earliest) => $"patterns/{earliest}.html";

    public PagePath SubjectContents => In(Language, "subjects.html");

    public PagePath JsonFeed => In(Language, "feed.json");

    public PagePath Calendar => In(Language, "actions.ics");

    /// <summary>Where a description of the search stands for browsers; null where the site has no known address, which it must name.</summary>
    public PagePath? SearchDescription => Library.Options.BaseUrl is null ? null : In(Language, "opensearch.xml");

    public PagePath Subject(SubjectEntry subject, string ending = "html") => In(Language, $"{PathOf(subject)}.{ending}");

    /// <summary>To the page of a service, a team or a tag by its id, under its name; null for a path where there is none.</summary>
    public SubjectLink Subject(SubjectKind kind, string key) =>
        Subjects.Find(kind, key) is { } subject ? new SubjectLink(key, subject.NameIn(Language), Subject(subject)) : new SubjectLink(key, key, null);

    /// <summary>The pages of a long list: the first by its plain name. No slug has a dot, so that no page of a list is another's first.</summary>
    public PagePath Numbered(string stem, int number) => In(Language, NumberedPath(stem, number));

    /// <summary>The same without the folder of the language, as <see cref="Frame"/> takes it.</summary>
    public static string NumberedPath(string stem, int number) => number == 1 ? $"{stem}.html" : string.Create(CultureInfo.InvariantCulture, $"{stem}.{number}.html");

    public static string PathOf(SubjectEntry subject) => $"{FolderOf(subject.Kind)}/{subject.Stem}";

    private static string FolderOf(SubjectKind kind) => kind switch
    {
        SubjectKind.Service => "services",
        SubjectKind.Team => "teams",
        SubjectKind.Severity => "severities",
        SubjectKind.Cause => "causes",
        _ => "tags",
    };

    public PagePath Review(ReviewPeriod period) => In(Language, ReviewFile(period));

    public static string ReviewFile(ReviewPeriod period) => $"reviews/{period.Slug}.html";

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
            (SitePart.Reviews, Reviews),
            .. Playbook.Chapters.IsEmpty ? ImmutableArray<(SitePart, PagePath)>.Empty : [(SitePart.Playbook, PlaybookContents)],
            (SitePart.Data, Data),
        ],
        Feeds = [new FeedLink(Library.Options.Title, FeedKind.Atom, Feed), new FeedLink(Library.Options.Title, FeedKind.Json, JsonFeed)],
        Search = SearchDescription,
        Sources = Library.Options.Sources.IsEmpty ? null : Data,
        Logo = Logo,
        TeamSheet = TeamSheet,
        Edition = Library.Options.Edition is { IsInternal: false } edition ? edition.Id : null,
        Finder = new Finder(SearchFiles.Index, Search, In(Language, "incidents/ .html"), PatternContents),
    };

    public PagePath? Logo => Library.Options.Brand.Logo is { } logo ? new PagePath($"assets/logo{Path.GetExtension(logo).ToLowerInvariant()}") : null;

    public PagePath? TeamSheet => Library.Options.Brand.Css is null ? null : new PagePath("assets/team.css");

    public string Say(string key) => Sentences.Say(Language, key);

    private PagePath In(string language, string path) => new(language == Library.Options.DefaultLanguage ? path : $"{language}/{path}");
}
