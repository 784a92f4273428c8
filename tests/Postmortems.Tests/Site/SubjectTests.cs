using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.IO;
using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Site.Subjects;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.Site;

/// <summary>The pages of services, teams, severities, causes and tags.</summary>
public sealed class SubjectTests
{
    [Fact]
    public void A_word_of_any_script_makes_a_file_name_of_its_own()
    {
        var words = new[] { "checkout", "研发侧", "Checkout", "café", "cafe\u0301", "con", "C++", "c", "🙂", "が", "か\u3099", "P0", "p0", new string('字', 100) };
        var stems = SubjectStems.Of(words.Select(word => (word, word)));
        Assert.Equal(words.Length, stems.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(("checkout", "研发侧", "café", "p0", "c"), (stems["checkout"], stems["研发侧"], stems["café"], stems["p0"], stems["c"]));
        Assert.All(stems.Values, stem => Assert.True(IncidentId.IsSlug(stem) && System.Text.Encoding.UTF8.GetByteCount($"{stem}.10.html") <= 255, stem));
    }

    [Fact]
    public void A_name_does_not_change_with_who_comes_later() =>
        Assert.Equal(SubjectStems.Of([("b", "b"), ("B", "B")])["b"], SubjectStems.Of([("B", "B"), ("b", "b"), ("a", "A"), ("c", "b!")])["b"]);

    [Fact]
    public void No_two_pages_share_an_address_and_a_second_page_is_nobody_elses_first()
    {
        var reports = Enumerable.Range(0, 120).Select(i => Report($"title: {new string('x', 200)}\nservices: [node, node-2, NODE]\ntags: [研发侧]", $"r{i}"));
        var library = Library.Of(reports, An.Options, An.Today);
        var contents = new SiteContents(SitePlan.Pages(library), [.. SitePlan.Files(library)], System.Collections.Immutable.ImmutableSortedDictionary<string, PagePath>.Empty);
        Assert.Null(contents.Clash);
        Assert.Contains(contents.Pages, page => page.Path.Value == "services/node.2.html");
        Assert.Contains(contents.Pages, page => page.Path.Value == "services/node-2.html");
    }

    [Fact]
    public void A_catalogue_gives_names_and_descriptions_and_a_page_before_the_first_incident()
    {
        var options = An.Options with { Services = [new Term("pay", LocalText.Of("Payments"), LocalText.Of("Takes the money.")), new Term("ship", LocalText.Of("Shipping"), LocalText.Empty)] };
        var pages = Pages([Report("services: [pay]", "a")], options);
        Assert.Equal(["Payments", "Shipping"], pages.Where(page => page.Kind is SubjectKind.Service).Select(page => page.Title));
        Assert.Equal(("pay", "Takes the money.", 1), (pages[0].Id, pages[0].Description, pages[0].Figures.Incidents));
        Assert.Empty(pages[1].Rows);
    }

    [Fact]
    public void A_cause_says_what_it_is_and_a_severity_how_it_is_defined()
    {
        var pages = Pages([Report("severity: P1\ncauses: [{kind: capacity, summary: x}]", "a")]);
        var level = An.Options.Schemes.SelectMany(scheme => scheme.Levels).Single(level => level.Id == "P1");
        Assert.Equal(level.Definition.In("en"), pages.Single(page => page.Kind is SubjectKind.Severity).Description);
        Assert.NotEmpty(pages.Single(page => page.Kind is SubjectKind.Cause).Description);
    }

    [Fact]
    public void An_incident_told_twice_counts_once_and_near_misses_and_drills_apart()
    {
        var page = Pages([Report("tags: [x]", "a"), Report("tags: [x]\ntranslation_of: a", "b"), Report("tags: [x]\nkind: near_miss", "c"), Report("tags: [x]\nkind: drill", "d")]).Single();
        Assert.Equal((1, 1, 1, 4), (page.Figures.Incidents, page.Figures.NearMisses, page.Figures.Drills, page.Rows.Length));
    }

    [Fact]
    public void Quarters_run_from_the_first_year_to_the_last()
    {
        var page = Pages([Report("tags: [x]\ntimes: {started: 2021-05-01 10:00}", "a"), Report("tags: [x]\ntimes: {started: 2023-12-01 10:00}", "b"), Report("tags: [x]", "c")]).Single();
        Assert.Equal([(2023, 1), (2022, 0), (2021, 1)], page.Years.Select(year => (year.Year, year.Sum)));
        Assert.Equal([0, 1, 0, 0], page.Years[2].Quarters.AsEnumerable());
        Assert.Equal(1, page.Figures.Undated);
    }

    [Fact]
    public void Beside_a_service_stands_who_noticed_and_what_else_was_hurt_but_not_itself()
    {
        var page = Pages([Report("services: [pay, ship]\ndetection: {source: chance}", "a"), Report("services: [pay]", "b")])[0];
        Assert.Equal(["By chance 1", "unknown 1"], Share(page, ShareKind.Detection));
        Assert.Equal(["ship 1"], Share(page, ShareKind.Service));
    }

    [Fact]
    public void A_team_has_its_promises_wherever_they_were_made()
    {
        var pages = Pages([Report("teams: [a]\nactions: [{title: Mine}, {title: Theirs, team: b}]", "r")]);
        Assert.Equal(["a: Mine", "b: Theirs"], pages.Select(page => $"{page.Id}: {string.Join(' ', page.Promises.Select(row => row.Action.Title))}"));
    }

    [Fact]
    public async Task Every_subject_of_a_report_is_linked_from_its_page()
    {
        var library = Library.Of([Report("severity: P1\nservices: [研发 侧, pay]\nteams: [t]\ntags: [slow]\ncauses: [{kind: capacity, summary: x}]", "a")], An.Options, An.Today);
        var html = System.Text.Encoding.UTF8.GetString((await new RazorTheme().RenderAsync(SitePlan.Pages(library).OfType<IncidentPage>().Single())).Span);
        Assert.Empty(SitePlan.Pages(library).OfType<SubjectPage>().Where(page => page.Kind is not SubjectKind.Severity && !html.Contains($"href=\"../{page.Path.Encoded}\"", StringComparison.Ordinal)).Select(page => page.Path));
    }

    private static IEnumerable<string> Share(SubjectPage page, ShareKind kind) =>
        page.Shares.Single(share => share.Kind == kind).Lines.Select(line => $"{line.Name} {line.Count}");

    private static List<SubjectPage> Pages(IEnumerable<Incident> incidents, LibraryOptions? options = null) =>
        [.. SitePlan.Pages(Library.Of(incidents, options ?? An.Options, An.Today)).OfType<SubjectPage>()];

    private static Incident Report(string front, string id) => An.Report(front).Incident! with { Id = IncidentId.Parse(id) };
}
