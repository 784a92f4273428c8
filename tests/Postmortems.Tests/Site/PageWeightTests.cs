using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Playbooks;
using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Site.Subjects;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.Site;

/// <summary>No page grows beyond what a slow line carries, however many reports there are.</summary>
public sealed class PageWeightTests
{
    private const int MaxBytes = 150_000;

    [Fact]
    public async Task Every_page_of_the_sample_site_stays_below_150_kB()
    {
        var drawn = await SampleSite.PagesAsync();
        Assert.Empty(drawn.Where(page => page.Html.Length > MaxBytes).Select(page => $"{page.Page.Path}: {page.Html.Length}"));
    }

    [Fact]
    public async Task Every_page_about_a_thousand_reports_stays_below_150_kB()
    {
        var library = Library.Of(Enumerable.Range(0, 1_000).Select(Report), An.Options, An.Today) with { Playbook = Playbook.Read([], An.Options) };
        var pages = SitePlan.Pages(library);
        Assert.Equal(1_000, pages.OfType<IncidentsPage>().Where(page => page.Year is not null).Sum(page => page.Shown));
        // One report is like the other, and so is one of the tags that eleven have: "release" they all have.
        var alike = pages.Where(page => page is IncidentPage || (page is SubjectPage { Kind: SubjectKind.Tag } tag && tag.Id.StartsWith("tag-", StringComparison.Ordinal))).GroupBy(page => (page.GetType(), page.Language)).SelectMany(kind => kind.Skip(5)).ToHashSet<Page>(ReferenceEqualityComparer.Instance);
        Assert.Empty(await TooHeavyAsync(pages.Where(page => !alike.Contains(page))));
    }

    private static async Task<IEnumerable<string>> TooHeavyAsync(IEnumerable<Page> pages)
    {
        var heavy = new ConcurrentBag<string>();
        var theme = new RazorTheme();
        await Parallel.ForEachAsync(pages, async (page, _) =>
        {
            if ((await theme.RenderAsync(page)).Length is > MaxBytes and var bytes)
                heavy.Add($"{page.Path}: {bytes}");
        });
        return heavy.Order(StringComparer.Ordinal);
    }

    /// <summary>Over six years, the later ones busier; half of them in Chinese, with long titles.</summary>
    private static Incident Report(int i)
    {
        var levels = An.Options.Schemes[0].Levels;
        var causes = An.Options.Taxonomy.Cause;
        var began = new Moment { Earliest = Instant.FromUtc(2026, 9, 1, 8, 0) - Duration.FromHours(i * (20 + (i / 40))), Exactness = Exactness.Minute };
        var title = i % 2 == 0 ? $"数据库连接池在发布之后耗尽，下单请求大量超时，直到回滚才恢复（第 {i} 次）" : $"Checkout answers slowly after the release until the pool of connections is doubled by hand, number {i}";
        return An.Incident with
        {
            Id = IncidentId.Parse($"{began.Local.Date:uuuu-MM-dd}-checkout-slow-{i}".ToLowerInvariant()),
            Lang = i % 2 == 0 ? "zh" : "en",
            Title = title,
            Severity = Fact<Severity>.Of(new Severity(levels[i % levels.Length].Id, levels[i % levels.Length])),
            Services = Fact<ImmutableArray<string>>.Of([$"service-{i % 40}", $"支付-{i % 7}"]),
            Teams = [$"team-{i % 6}"],
            Tags = [$"tag-{i % 90}", "release"],
            Times = ImmutableSortedDictionary<Phase, Fact<Moment>>.Empty.Add(Phase.Started, Fact<Moment>.Of(began)),
            Causes = [new Cause { Id = "c1", Kind = Fact<string>.Of(causes[i % causes.Length].Id), Summary = title }],
            MissedTests = Fact<ImmutableArray<MissedTest>>.Of([new MissedTest { Id = "m1", Gate = Fact<string>.Of(An.Options.Taxonomy.Gate[i % 5].Id), Reason = Fact<string>.Of(An.Options.Taxonomy.Reason[i % 4].Id) }]),
            Actions = [.. Enumerable.Range(1, 5).Select(k => Action(i, k, title))],
        };
    }

    private static CorrectiveAction Action(int i, int k, string title) => new()
    {
        Id = $"a{k}",
        Title = $"Keep it from happening again: {title}",
        Status = (ActionStatus)((i + k) % 5),
        Owner = Fact<string>.Of($"person-{i % 70}"),
        Due = Fact<DueDate>.Of(new DueDate("2026-10-01", new LocalDate(2026, 10, 1))),
        Url = $"https://tickets.example/browse/OPS-{(i * 5) + k}",
    };
}
