using System.Collections.Immutable;
using Postmortems.IO;
using Postmortems.Playbooks;
using Postmortems.Site;
using Postmortems.Theme;

namespace Postmortems.Tests.Support;

/// <summary>The library of this checkout with all its pages, drawn once for all tests that only look at them.</summary>
internal static class SampleSite
{
    private static readonly Lazy<Task<ImmutableArray<DrawnPage>>> All = new(DrawAsync);

    public static Library Library { get; } = Load();

    /// <summary>In the order of the plan, in all languages.</summary>
    public static async Task<ImmutableArray<DrawnPage>> PagesAsync() => await All.Value;

    private static Library Load()
    {
        var options = LibraryFolder.ReadConfig(Repository.Root).Config.Options;
        var reports = ContentFolder.Read(Repository.Root, ContentFolder.List(Repository.Root, options.Content), options, threads: 1);
        return Library.Of(reports.Select(report => report.Incident!), options, An.Today) with { Playbook = Playbook.Read([], options) };
    }

    private static async Task<ImmutableArray<DrawnPage>> DrawAsync()
    {
        var pages = SitePlan.Pages(Library);
        var drawn = new DrawnPage[pages.Length];
        var theme = new RazorTheme();
        await Parallel.ForAsync(0, pages.Length, async (i, _) => drawn[i] = new DrawnPage(pages[i], await theme.RenderAsync(pages[i])));
        return [.. drawn];
    }
}

/// <param name="Html">In UTF-8.</param>
internal sealed record DrawnPage(Page Page, ReadOnlyMemory<byte> Html);
