using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Postmortems.Incidents;
using Postmortems.Site;
using Postmortems.Site.Feeds;
using Postmortems.Site.Pages;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Site;

/// <summary>What feed readers, calendars, browsers and robots fetch.</summary>
public sealed class FeedTests
{
    private const string Front = "title: \"Slow, at; noon\\\\\"\nservices: [pay]\ntimes: {started: 2024-03-14 12:00}\n";

    [Fact]
    public void Lines_of_a_calendar_are_folded_at_75_bytes_between_characters()
    {
        var calendar = new CalendarText();
        calendar.Text("SUMMARY", string.Concat(Enumerable.Repeat("把数据库连接池的上限写进监控🙂 ", 20)));
        var lines = Encoding.UTF8.GetString(calendar.ToBytes()).Split("\r\n")[..^1];
        Assert.True(lines.Length > 10);
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        Assert.All(lines.Skip(1), line => Assert.StartsWith(" ", line));
        Assert.DoesNotContain('\uFFFD', string.Concat(lines));
        Assert.StartsWith("SUMMARY:把数据库", lines[0] + string.Concat(lines.Skip(1).Select(line => line[1..])));
    }

    [Fact]
    public void Words_are_escaped_and_control_characters_left_out()
    {
        var calendar = new CalendarText();
        calendar.Text("SUMMARY", "a, b; c\\d\r\ne\u0007");
        Assert.Equal("SUMMARY:a\\, b\\; c\\\\d\\ne\r\n", Encoding.UTF8.GetString(calendar.ToBytes()));
    }

    [Fact]
    public void A_due_date_is_a_day_whose_stamp_comes_from_the_report()
    {
        var calendar = File(Front + "actions: [{title: Warm **it**, owner: li, due: 2026-12, due_history: [2024-06-01, 2025-01-01], kind: prevent}, {title: No date}, {title: Was done, status: done, due: 2024-04-01}]", "actions.ics");
        var lines = calendar.Split("\r\n");
        Assert.Single(lines, "BEGIN:VEVENT");
        Assert.Equal(
            ["DTSTAMP:20240314T120000Z", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "SEQUENCE:2", "SUMMARY:Warm it"],
            lines.Where(line => line.StartsWith("DT", StringComparison.Ordinal) || line.StartsWith('S')));
        Assert.Contains("URL:https://example.org/incidents/a.html#action-a1", lines);
    }

    [Fact]
    public void An_entry_keeps_its_identifier_when_its_date_and_words_change()
    {
        static string Uid(string action) => File(Front + $"actions: [{{id: warm, {action}}}]", "actions.ics").Split("\r\n").Single(line => line.StartsWith("UID", StringComparison.Ordinal));
        Assert.Equal(Uid("title: Warm it, due: 2026-12-01"), Uid("title: Keep it warm, due: 2027-01-01"));
    }

    [Fact]
    public void A_calendar_without_a_promise_still_holds_what_the_format_asks_for()
    {
        var lines = File(Front, "actions.ics").Split("\r\n");
        Assert.Contains("BEGIN:VTIMEZONE", lines);
        Assert.Equal(lines.Count(line => line.StartsWith("BEGIN", StringComparison.Ordinal)), lines.Count(line => line.StartsWith("END", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("feed.json", "https://example.org/index.html")]
    [InlineData("zh/feed.json", "https://example.org/zh/index.html")]
    public void A_json_feed_has_what_version_1_1_asks_for(string path, string home)
    {
        using var feed = JsonDocument.Parse(File(Front, path));
        var root = feed.RootElement;
        Assert.Equal(("https://jsonfeed.org/version/1.1", home), (root.GetProperty("version").GetString(), root.GetProperty("home_page_url").GetString()));
        Assert.NotEqual("", root.GetProperty("title").GetString());
        var item = Assert.Single(root.GetProperty("items").EnumerateArray());
        Assert.StartsWith("urn:uuid:", item.GetProperty("id").GetString());
        Assert.NotEqual("", item.GetProperty("content_text").GetString());
        Assert.Equal("2024-03-14T12:00:00Z", item.GetProperty("date_published").GetString());
    }

    [Fact]
    public void A_subject_has_a_feed_of_its_own_with_an_identifier_of_its_own()
    {
        var (all, own) = (XDocument.Parse(File(Front, "feed.xml")).Root!, XDocument.Parse(File(Front, "services/pay.xml")).Root!);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.NotEqual(all.Element(atom + "id")!.Value, own.Element(atom + "id")!.Value);
        Assert.Equal(all.Element(atom + "entry")!.Element(atom + "id")!.Value, own.Element(atom + "entry")!.Element(atom + "id")!.Value);
    }

    [Theory]
    [InlineData("", "feed.json feed.xml services/pay.xml teams/web.xml")]
    [InlineData("actions: [{title: Warm it, due: 2026-12-01}]", "feed.json feed.xml services/pay.ics services/pay.xml teams/web.ics teams/web.xml")]
    [InlineData("actions: [{title: Warm it, due: 2026-12-01, status: done}]", "feed.json feed.xml services/pay.xml teams/web.xml")]
    public void Services_and_teams_can_be_followed_and_have_a_calendar_where_a_promise_is_due(string actions, string paths)
    {
        var library = LibraryOf(Front + "teams: [web]\ntags: [slow]\ncauses: [{kind: cache}]\nseverity: P1\n" + actions);
        var files = SitePlan.Files(library).Select(file => file.Path.Value).Where(path => !path.StartsWith("zh/", StringComparison.Ordinal)).ToHashSet();
        Assert.Equal(paths, string.Join(' ', files.Where(path => path is "feed.json" || path.EndsWith(".ics", StringComparison.Ordinal) || path is "feed.xml" || (path.Contains('/') && path.EndsWith(".xml", StringComparison.Ordinal))).Where(path => path is not "actions.ics").Order(StringComparer.Ordinal)));
        Assert.All(SitePlan.Pages(library).OfType<SubjectPage>().Where(page => page.Language == "en"), page =>
            Assert.All(new[] { page.AtomPath, page.CalendarPath }.OfType<PagePath>().Concat(page.Frame.Feeds.Select(feed => feed.Path)), path => Assert.Contains(path.Value, files)));
    }

    [Fact]
    public void A_browser_is_told_how_to_search_and_a_robot_where_the_map_is()
    {
        Assert.Contains("template=\"https://example.org/zh/search.html?q={searchTerms}\"", File(Front, "zh/opensearch.xml"));
        Assert.Contains("Sitemap: https://example.org/sitemap.xml\n", File(Front, "robots.txt"));
    }

    [Fact]
    public void Without_an_address_there_is_nothing_that_needs_one()
    {
        var files = SitePlan.Files(Library.Of([], An.Options, An.Today)).Select(file => file.Path.Value).ToList();
        Assert.DoesNotContain("opensearch.xml", files);
        Assert.DoesNotContain("sitemap.xml", files);
        Assert.Contains("robots.txt", files);
    }

    [Fact]
    public void Every_page_but_404_is_on_the_map()
    {
        var library = LibraryOf(Front);
        var map = File(Front, "sitemap.xml");
        Assert.Empty(SitePlan.Pages(library).Where(page => !page.Path.Value.EndsWith("404.html", StringComparison.Ordinal) && !map.Contains($"/{page.Path.Encoded}<", StringComparison.Ordinal)).Select(page => page.Path));
    }

    private static string File(string front, string path) =>
        Encoding.UTF8.GetString(SitePlan.Files(LibraryOf(front)).Single(file => file.Path.Value == path).Bytes.Span);

    private static Library LibraryOf(string front) =>
        Library.Of([An.Report(front).Incident! with { Id = IncidentId.Parse("a") }], An.Options with { BaseUrl = "https://example.org/", Languages = ["en", "zh"] }, An.Today);
}
