using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Postmortems.Analysis.Mining;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Site;
using Postmortems.Site.Data;
using Postmortems.Site.Pages;
using Postmortems.Site.Patterns;
using Postmortems.Site.Reviews;
using Postmortems.Tests.Analysis.Mining;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.Site;

/// <summary>The pages of possible recurrences say what was found, that it is a guess, and what to write if it is none.</summary>
public sealed class PatternPagesTests
{
    private const string Slow = "{id: slow, title: Checkout slow, severity: L2, services: [shop], times: {started: 2026-01-10 12:00, recovered: 2026-01-10 13:00}, "
        + "causes: [{id: c1, kind: capacity, summary: The pool has no limit}], missed_tests: [{gate: load_test, reason: absent, summary: None}], "
        + "actions: [{id: a1, title: Give the pool a limit, owner: ann, status: done, done: 2026-02-01}, {id: a2, title: Watch the pool, owner: bo, status: open, due: 2026-12-01}]}";

    private const string Again = "{id: again, title: Checkout slow again, severity: L2, services: [shop], times: {started: 2026-03-10 12:00}, "
        + "causes: [{id: c1, kind: capacity, summary: The pool has no limit in the new service}], missed_tests: [{gate: load_test, reason: absent, summary: None}], "
        + "actions: [{id: a1, title: Give every pool a limit, owner: ann, status: open, due: 2026-12-01}], related: [{id: slow, same: cause}]}";

    [Theory]
    [InlineData("en", "There are 0 reports")]
    [InlineData("zh", "现有 0 份报告")]
    public async Task An_empty_library_says_that_there_is_none_and_from_when_on_words_count(string language, string said)
    {
        var page = Assert.Single(Pages<PatternsPage>([], language));
        Assert.Equal((0, 0, 20, 0), (page.Found, page.Reports, page.FewestReports, page.Unclustered));
        var text = await Text(page);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Contains("20", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "None found among 24 reports", "0.21")]
    [InlineData("zh", "在 24 份报告中没有找到", "0.21")]
    public async Task Where_nothing_holds_the_page_says_so_with_n_and_the_threshold(string language, string said, string floor)
    {
        // Each of its own words: nothing is shared.
        var strangers = Enumerable.Range(0, 24).Select(i => An.Incident with { Id = IncidentId.Parse($"r{i}"), Title = Word(i), Body = new ReportBody { Text = $"{Word(i + 100)} {Word(i + 200)}" } });
        var page = Assert.Single(Pages<PatternsPage>([.. strangers], language));
        Assert.Equal((0, 24, 24), (page.Found, page.Reports, page.Unclustered));
        Assert.Contains(said, await Text(page), StringComparison.Ordinal);
        Assert.Contains(floor, await Text(page), StringComparison.Ordinal);
        Assert.NotEmpty(page.Weights);
        Assert.Contains(page.Weights, await Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_has_every_report_of_a_day_once_in_the_row_of_its_family_or_its_service()
    {
        var alone = Enumerable.Range(0, 30).Select(i => An.Report($"{{id: r{i}, title: {Word(i)}, services: [{(i % 3 == 0 ? "search" : $"s{i}")}], times: {{started: 2025-0{(i % 9) + 1}-10 12:00}}}}").Incident!);
        var undated = An.Report("{id: undated, title: Long ago, services: [search]}").Incident!;
        var map = Assert.Single(Pages<PatternsPage>([.. Two, .. alone, undated], "en")).Map!;
        Assert.Equal(
            Enumerable.Range(0, 30).Select(i => $"incidents/r{i}.html").Concat(["incidents/slow.html", "incidents/again.html"]).Order(StringComparer.Ordinal),
            map.Dots.Select(dot => dot.Dot.Link!.Path.Value).Order(StringComparer.Ordinal));
        Assert.Equal(["2", "10", "1"], map.Numbers.Rows.Take(3).Select(row => row.Cells[1]));
        Assert.Equal(("search: in none", "11 more services: in none"), (map.Rows[1].Name, map.Rows[^1].Name));
        Assert.Contains("for want of a day: 1", map.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_family_has_a_page_at_the_id_of_its_earliest_member_and_its_members_lead_there()
    {
        var pages = Pages<Page>(Two, "en");
        var pattern = Assert.Single(pages.OfType<PatternPage>());
        Assert.Equal("patterns/slow.html", pattern.Path.Value);
        Assert.Equal(["slow", "again"], pattern.Pattern.Members.Select(row => row.Id.Value));
        Assert.All(pages.OfType<IncidentPage>(), page => Assert.Equal(pattern.Path, page.Pattern!.Path));
        Assert.Equal("1 h", pattern.Pattern.Harm);
        Assert.Equal((1, 3, 1, 0), (pattern.Pattern.HarmKnown, pattern.Pattern.Promised, pattern.Pattern.Kept, pattern.Pattern.PromisesUnknown));
    }

    [Fact]
    public void The_ledger_says_what_was_done_before_it_came_again()
    {
        var pages = Pages<Page>(Two, "en");
        var ledger = pages.OfType<PatternPage>().Single().Ledger!;
        Assert.Equal(["1", "1", "did not hold"], new[] { 1, 2, 4 }.Select(cell => ledger.Rows[0][cell].Text));
        Assert.Equal("incidents/slow.html#action-a1", Assert.Single(ledger.Rows[0][1].Links).To is var to ? $"{to.Path}#{to.Fragment}" : "");
        Assert.Equal("not again so far", ledger.Rows[1][3].Text);
        var notes = pages.OfType<IncidentPage>().ToDictionary(page => page.Incident.Id.Value, page => page.Pattern!);
        Assert.Equal((PromiseVerdict.DidNotHold, "again"), (notes["slow"].Verdict.Verdict, notes["slow"].Next!.Id.Value));
        Assert.Equal((PromiseVerdict.NeverDone, null), (notes["again"].Verdict.Verdict, notes["again"].Next));
    }

    [Fact]
    public void Gates_that_missed_it_are_counted_over_the_members() =>
        Assert.Equal("2", Assert.Single(Pages<PatternPage>(Two, "en").Single().Gates!.Rows)[2].Text);

    [Fact]
    public void A_quarter_names_what_came_again_in_it_and_the_promises_that_did_not_keep_it_away()
    {
        var reviews = Pages<ReviewPage>(Two, "en").ToDictionary(page => page.Path.Value);
        var first = reviews["reviews/2026-q1.html"];
        Assert.Equal("slow · again", string.Join(" · ", Block(first, "causes", "Possible recurrences").Tables[0].Rows[0][1].Links.Select(link => link.To.Path.Value.Split('/', '.')[1])));
        Assert.Equal("did not hold", Assert.Single(Block(first, "promises", "Promises that did not keep it from coming again").Tables[0].Rows)[2].Text);
        var second = reviews["reviews/2026-q2.html"];
        Assert.StartsWith("None told", Assert.Single(Block(second, "causes", "Possible recurrences").Sentences), StringComparison.Ordinal);
        Assert.DoesNotContain(second.Sections.Single(section => section.Id == "promises").Blocks, block => block.Title.StartsWith("Promises that", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "A pool")]
    [InlineData("zh", "连接池")]
    public void A_person_may_name_it(string language, string name)
    {
        var names = PatternNames.Read(new SourceFile(PatternNames.File, "slow: {en: A pool, zh: 连接池}\nagain: Not the earliest\n"), An.Options);
        Assert.Empty(names.Diagnostics);
        var library = Library.Of(Two, An.Options with { Languages = [language] }, An.Today) with { PatternNames = names };
        var pages = SitePlan.Pages(library);
        Assert.Equal((name, true), pages.OfType<PatternPage>().Select(page => (page.Title, page.Pattern.Name.IsGiven)).Single());
        Assert.Equal(("again", "Not the earliest"), Assert.Single(pages.OfType<PatternsPage>().Single().IdleNames));
    }

    [Fact]
    public void What_is_to_be_written_makes_the_guess_a_fact()
    {
        var reports = new PlantedLibrary(7).Reports;
        var page = Pages<PatternPage>(reports, "en").First(page => page.Pattern.Members.Length > 2);
        Assert.False(page.Pattern.IsSaid);
        Assert.Equal(page.Pattern.Members.Length - 1, page.Confirm.Length);
        var confirmed = reports.Select(report => Confirmed(report, page, line => line.Same));
        var refuted = reports.Select(report => Confirmed(report, page, line => line.Different));
        var after = Pages<PatternPage>([.. confirmed], "en").Single(other => other.Path == page.Path);
        Assert.True(after.Pattern.IsSaid);
        Assert.Empty(after.Confirm);
        Assert.DoesNotContain(Pages<PatternPage>([.. refuted], "en"), other => other.Pattern.Members.Count(member => page.Pattern.Members.Any(one => one.Id == member.Id)) > 1);
    }

    [Fact]
    public void Many_are_cut_into_pages_the_latest_first()
    {
        var pages = Pages<PatternsPage>(new PlantedLibrary(7).Reports, "en");
        Assert.Equal(pages[0].Found, pages.Sum(page => page.Patterns.Length));
        var last = pages.SelectMany(page => page.Patterns).Select(pattern => pattern.Members[^1].Began!.Earliest).ToList();
        Assert.True(last.Count > 10);
        Assert.Equal(last.OrderDescending(), last);
        Assert.All(pages.SelectMany(page => page.Patterns), pattern => Assert.Equal(pattern.Members.Length, pattern.Strip!.Dots.Length));
    }

    [Theory]
    [InlineData("en", "Possible recurrence, please confirm")]
    [InlineData("zh", "疑似复发，请确认")]
    public async Task The_page_of_a_family_asks_and_shows_what_to_write(string language, string asked)
    {
        var page = Pages<PatternPage>(new PlantedLibrary(7).Reports, language)[0];
        var text = await Text(page);
        Assert.Contains(asked, text, StringComparison.Ordinal);
        Assert.Contains(page.Confirm[0].Same, text, StringComparison.Ordinal);
        Assert.Contains("same: different}", text, StringComparison.Ordinal);
        Assert.Contains(page.Telling, text, StringComparison.Ordinal);
        Assert.All(page.Pattern.Members, member => Assert.Contains($"href=\"{page.LinkTo(member.Path)}\"", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "did not hold")]
    [InlineData("zh", "没有起作用")]
    public async Task An_incident_names_the_family_and_the_verdict_on_its_promises(string language, string verdict)
    {
        var text = await Text(Pages<IncidentPage>(Two, language).Single(page => page.Incident.Id.Value == "slow"));
        Assert.Contains("href=\"../patterns/slow.html\"", text, StringComparison.Ordinal);
        Assert.Contains(verdict, text, StringComparison.Ordinal);
        Assert.Contains("href=\"#seen-before\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_recurrences_has_a_record_a_member()
    {
        var table = Tables.Of(Library.Of(Two, An.Options, An.Today)).Single(table => table.Name == "recurrences");
        Assert.Equal([["slow", "did_not_hold"], ["again", "never_done"]], table.Rows.Select(row => new[] { row[0], row[6] }).OrderByDescending(row => row[0]));
        Assert.All(table.Rows, row => Assert.Equal(("slow", 2L, true, "did_not_hold"), (row[1], row[2], row[3], row[7])));
    }

    [Fact]
    public async Task Seen_before_gives_every_reason_that_was_found()
    {
        const string Body = "The connection pool was exhausted by a flapping zookeeper quorum.";
        var told = Two.Select((report, i) => report with { Related = [], Lang = i == 0 ? "en" : "zh", Trigger = new Trigger(Fact<string>.Of("deploy"), null, null), Body = new ReportBody { Text = i == 0 ? Body : Body + " Again." } });
        var others = Enumerable.Range(0, 6).Select(i => An.Incident with { Id = IncidentId.Parse($"r{i}"), Title = Word(i), Body = new ReportBody { Text = Word(i + 100) } });
        var page = Pages<IncidentPage>([.. told, .. others], "zh").Single(page => page.Incident.Id.Value == "again");
        var near = Assert.Single(page.Near.Value);
        Assert.Contains("连接池", near.Concepts);
        Assert.NotEqual("", near.Trigger);
        Assert.Single(near.Escapes);
        var text = await Text(page);
        Assert.Contains("连接池", text, StringComparison.Ordinal);
        Assert.Contains(near.Trigger, text, StringComparison.Ordinal);
        Assert.Contains($"{near.Escapes[0].Gate}，{near.Escapes[0].Reason}", text, StringComparison.Ordinal);
    }

    private static ImmutableArray<Incident> Two => [An.Report(Slow).Incident!, An.Report(Again).Incident!];

    private static ReviewBlock Block(ReviewPage page, string section, string title) =>
        page.Sections.Single(one => one.Id == section).Blocks.Single(block => block.Title == title);

    private static Incident Confirmed(Incident report, PatternPage page, Func<ConfirmLine, string> written) =>
        page.Confirm.FirstOrDefault(line => line.Row.Id == report.Id) is { } found
            ? report with { Related = An.Report($"id: x\ntitle: x\n{written(found)}").Incident!.Related }
            : report;

    private static string Word(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => "bcdfghjklm"[digit - '0'])) + "aqz";

    private static List<TPage> Pages<TPage>(ImmutableArray<Incident> reports, string language) =>
        [.. SitePlan.Pages(Library.Of(reports, An.Options with { Languages = [language] }, An.Today)).OfType<TPage>()];

    private static async Task<string> Text(Page page)
    {
        var html = Encoding.UTF8.GetString((await new RazorTheme().RenderAsync(page)).Span);
        return WebUtility.HtmlDecode(html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)]);
    }
}
