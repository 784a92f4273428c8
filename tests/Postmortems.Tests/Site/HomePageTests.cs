using System.Globalization;
using System.Text;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.Site;

/// <summary>The front page says how things stand, and no more than the reports allow.</summary>
public sealed class HomePageTests
{
    [Fact]
    public void An_empty_library_has_a_front_page_without_charts()
    {
        var home = Home();
        Assert.Equal((0, null, null, QuarterVerdict.Nothing), (home.Reports, home.RecentYears, home.Coverage, home.Quarter.Verdict));
        Assert.Null(home.Quarter.Newest);
    }

    [Fact]
    public void Two_years_hold_what_began_in_them()
    {
        var years = Home(["2024-09-30", "2024-10-01", .. Enumerable.Repeat("2026-09-30", 11)]).RecentYears!;
        Assert.Equal((new LocalDate(2024, 10, 1), An.Today, 12, false, null), (years.From, years.To, years.Count, years.IsPast, years.InLastTwo));
        Assert.Equal(["2024-10-01", "2026-09-30"], years.Strip!.Dots.Select(dot => dot.Dot.Said).Distinct());
    }

    [Theory]
    [InlineData("2022-05-01", 2021, 4)]
    [InlineData("2018-05-01", 2016, 4)]
    [InlineData("2012-05-01", 2024, 3)]
    public void Where_two_years_hold_next_to_nothing_more_are_shown(string earlier, int from, int count)
    {
        var years = Home(earlier, "2026-05-01", "2026-05-02", "2026-05-03").RecentYears!;
        Assert.Equal((new LocalDate(from, 10, 1), count), (years.From, years.Count));
        Assert.Equal(from == 2024 ? null : 3, years.InLastTwo);
        Assert.Contains($"{2026 - from}", years.Words.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quarter_is_running_until_its_last_day() =>
        Assert.Equal([false, true, false], new[] { 29, 30, 31 }.Select(day => QuartersNow.Of([], new LocalDate(2026, 9, 1).PlusDays(day - 1)).IsOver));

    [Fact]
    public void An_old_library_shows_the_two_years_up_to_its_newest_report()
    {
        var years = Home("2018-05-01", "2018-06-01", "2019-03-14").RecentYears!;
        Assert.Equal((new LocalDate(2019, 3, 14), 3, true), (years.To, years.Count, years.IsPast));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Of_one_or_two_the_list_of_the_newest_says_enough(int count, bool isDrawn) =>
        Assert.Equal(isDrawn, Home([.. Enumerable.Repeat("2026-05-01", count)]).RecentYears is not null);

    [Fact]
    public void Each_dot_leads_to_its_report() =>
        Assert.Equal("incidents/r0.html", Home("2026-05-01", "2026-05-02", "2026-05-03").RecentYears!.Strip!.Dots[0].Dot.Link!.Path.Value);

    [Theory]
    [InlineData(200, true)]
    [InlineData(1_200, false)]
    public void Too_many_dots_are_counted_by_quarter(int count, bool isStrip)
    {
        var years = Home([.. Enumerable.Range(0, count).Select(i => An.Today.PlusDays(-i / 2).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture))]).RecentYears!;
        Assert.Equal((isStrip, !isStrip), (years.Strip is not null, years.Columns is not null));
        Assert.Equal(count, (years.Strip?.Numbers ?? years.Columns!.Numbers).Rows.Sum(row => int.Parse(row.Cells[2], CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(0, 0, QuarterVerdict.Nothing)]
    [InlineData(1, 2, QuarterVerdict.TooFew)]
    [InlineData(9, 11, QuarterVerdict.NoneShown)]
    [InlineData(20, 3, QuarterVerdict.More)]
    [InlineData(2, 20, QuarterVerdict.Fewer)]
    public void A_whole_quarter_is_called_changed_only_beyond_chance(int count, int before, QuarterVerdict verdict)
    {
        var days = Enumerable.Repeat("2026-05-01", count).Concat(Enumerable.Repeat("2026-02-01", before));
        var quarter = Home([.. days]).Quarter;
        Assert.Equal((0, count, before, verdict), (quarter.Count, quarter.CountBefore, quarter.CountEarlier, quarter.Verdict));
    }

    [Theory]
    [InlineData(11, QuarterVerdict.Collected)]
    [InlineData(10, QuarterVerdict.More)]
    public void A_quarter_that_was_mostly_told_later_is_not_compared(int later, QuarterVerdict verdict)
    {
        var told = Enumerable.Range(0, 20).Select(i => Report("2026-05-01", i) with { Kind = i < later ? ReportKind.Backfilled : ReportKind.Incident });
        Assert.Equal(verdict, HomeOf([.. told, Report("2026-02-01", 20)]).Quarter.Verdict);
    }

    [Fact]
    public void A_running_quarter_is_counted_and_not_judged()
    {
        var quarter = Home([.. Enumerable.Repeat("2026-08-01", 30)]).Quarter;
        Assert.Equal((30, QuarterVerdict.Nothing), (quarter.Count, quarter.Verdict));
    }

    [Fact]
    public void A_year_ago_is_a_week_on_either_side() =>
        Assert.Equal(["r0", "r1"], Home("2025-10-07", "2025-09-23", "2025-10-08", "2025-09-22", "2026-09-30").YearAgo.Select(row => row.Id.Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Coverage_is_the_share_of_reports_that_tell()
    {
        var full = An.Report("title: Slow\ntimes: {started: 2026-05-01 12:00, detected: 2026-05-01 12:05}\ncauses: [{kind: cache, summary: x}]\nactions: [{title: x, owner: ann}, {title: y}, {title: z, status: idea}]").Incident!;
        var bars = HomeOf([full, Report("2026-05-02", 1)]).Coverage!.Bars.Select(mark => mark.Bar.Said);
        Assert.Equal(["50 % (1/2)", "100 % (2/2)", "0 % (0/2)", "50 % (1/2)", "50 % (1/2)"], bars);
    }

    [Theory]
    [InlineData("", NoneLate.NothingPromised, "No report has promised", "还没有改进措施")]
    [InlineData("{title: a, due: 2026-10-01}, {title: b, status: done}", NoneLate.None, "No action is overdue.", "没有逾期的改进措施。")]
    [InlineData("{title: a}, {title: b, status: unknown}, {title: c, status: unknown, due: 2026-01-01}, {title: d, status: done}", NoneLate.NotKnown, "Whether an action is overdue cannot be told: 1 open without a due date, 2 of unknown state.", "无法判断是否有改进措施逾期：1 项未完成且没有期限，2 项状态不明。")]
    [InlineData("{title: a, due: unknown}, {title: b, due: 2026-10-01}", NoneLate.NoneKnown, "Of the others it cannot be told: 1 open without a due date, 0 of unknown state.", "其余的无法判断：1 项未完成且没有期限，0 项状态不明。")]
    public async Task That_nothing_is_late_is_said_only_where_it_is_known(string actions, NoneLate expected, string english, string chinese)
    {
        var report = An.Report($"title: Slow\nactions: [{actions}]").Incident!;
        var homes = SitePlan.Pages(Library.Of([report], An.Options with { Languages = ["en", "zh"] }, An.Today)).OfType<HomePage>().ToList();
        Assert.All(homes, home => Assert.Equal(expected, home.NoneLate));
        foreach (var home in homes)
            Assert.Contains(home.Language == "en" ? english : chinese, Encoding.UTF8.GetString((await new RazorTheme().RenderAsync(home)).Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "12,345", "1,234 of them drafts", "1,200 incidents")]
    [InlineData("zh", "12,345", "其中 1,234 份是草稿", "1,200 起故障")]
    public async Task Large_counts_are_set_in_groups_of_three_and_years_are_not(string language, params string[] said)
    {
        var pages = SitePlan.Pages(Library.Of(Enumerable.Range(0, 4).Select(i => Report($"{2025 + (i % 2)}-08-01", i)), An.Options with { Languages = [language] }, An.Today));
        var home = pages.OfType<HomePage>().Single() with { Reports = 12_345, Drafts = 1_234 };
        var html = Encoding.UTF8.GetString((await new RazorTheme().RenderAsync(home with { Quarter = home.Quarter with { Count = 1_200 } })).Span);
        Assert.All(said, text => Assert.Contains(text, html, StringComparison.Ordinal));
        Assert.Matches(@">2026\b", html);
        foreach (var page in pages.OfType<IncidentsPage>())
            Assert.DoesNotContain("2,02", Encoding.UTF8.GetString((await new RazorTheme().RenderAsync(page)).Span), StringComparison.Ordinal);
    }

    private static HomePage Home(params string[] days) => HomeOf([.. days.Select(Report)]);

    private static HomePage HomeOf(IEnumerable<Incident> incidents) =>
        SitePlan.Pages(Library.Of(incidents, An.Options with { Languages = ["en"] }, An.Today)).OfType<HomePage>().Single();

    private static Incident Report(string day, int place) =>
        An.Report($"id: r{place}\ntitle: Slow\ntimes: {{started: {day} 12:00}}").Incident!;
}
