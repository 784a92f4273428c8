using Postmortems.Language;
using Postmortems.Playbooks;
using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Site.PlaybookBlocks;
using Postmortems.Tests.Support;
using Postmortems.Theme;
using Postmortems.Theme.Layout;

namespace Postmortems.Tests.Theme;

/// <summary>What the library can make, the theme can show.</summary>
public sealed class ViewTests
{
    private static readonly List<ChapterPage> Chapters =
    [
        .. SitePlan.Pages(Library.Of([], An.Options with { Languages = Sentences.Languages }, An.Today) with { Playbook = Playbook.Read([], An.Options) }).OfType<ChapterPage>(),
    ];

    private static readonly string LongTimeline = "## Timeline\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"- 2024-03-14 {12 + (i / 60)}:{i % 60:00} **update** Still looking, {i}\n"));

    [Fact]
    public void Every_kind_of_page_is_planned()
    {
        var report = An.Report("{title: Slow, former_ids: [slow], services: [checkout], times: {started: 2024-03-14 12:00}, actions: [{title: Warm it}]}", LongTimeline).Incident!;
        var again = An.Report("{id: again, title: Slow again, related: [{id: a, same: cause}]}").Incident!;
        var library = Library.Of([report, again], An.Options, An.Today) with { Playbook = Playbook.Read([], An.Options) };
        Assert.Equal(Kinds(typeof(Page)), SitePlan.Pages(library).Select(page => page.GetType().Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_kind_of_page_has_one_view() =>
        Assert.Equal(
            Kinds(typeof(Page)),
            typeof(RazorTheme).Assembly.GetTypes()
                .Where(type => type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(PageView<>))
                .Select(type => type.BaseType!.GetGenericArguments()[0].Name)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void The_built_in_playbook_draws_every_kind_of_block() =>
        Assert.Equal(Kinds(typeof(PlaybookBlock)), Chapters.SelectMany(page => page.Blocks).Select(block => block.GetType().Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_part_and_every_chart_is_used()
    {
        var views = Repository.Sources("theme", "*.razor").ToDictionary(path => path, File.ReadAllText);
        Assert.Empty(
            from path in views.Keys
            where Path.GetFileName(Path.GetDirectoryName(path)) is "Parts" or "Charts"
            let name = Path.GetFileNameWithoutExtension(path)
            where !views.Values.Any(view => view.Contains($"<{name} ", StringComparison.Ordinal))
            select name);
    }

    [Fact]
    public async Task Every_chapter_of_the_built_in_playbook_is_shown()
    {
        var theme = new RazorTheme();
        foreach (var page in Chapters)
            Assert.NotEqual(0, (await theme.RenderAsync(page)).Length);
    }

    private static IEnumerable<string> Kinds(Type of) =>
        of.Assembly.GetTypes().Where(type => type.IsSubclassOf(of) && !type.IsAbstract).Select(type => type.Name).Order(StringComparer.Ordinal);
}
