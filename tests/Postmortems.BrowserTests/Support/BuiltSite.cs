using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Postmortems.Cli;
using Postmortems.IO;

namespace Postmortems.BrowserTests.Support;

/// <summary>The sample library, compiled into a folder of its own as the tool does it.</summary>
internal sealed partial class BuiltSite
{
    // "Overdue" holds for this day: the same pages whenever the tests run.
    private const string Today = "2026-09-30";

    // A host shows it in place of any address, so that its own links are whole ones; it is no part of a folder that one opens.
    private const string NotFound = "404.html";

    /// <summary>How many of the pages of a kind are opened.</summary>
    private const int Some = 8;

    private BuiltSite(string folder)
    {
        Folder = folder;
        Files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'))
            .ToImmutableSortedSet(StringComparer.Ordinal);
        var html = Files.Where(file => file.EndsWith(".html", StringComparison.Ordinal)).ToLookup(IsRedirect);
        Pages = [.. html[false]];
        Redirects = [.. html[true]];
    }

    public string Folder { get; }

    /// <summary>Every file, from the site's root, with "/" between folders.</summary>
    public ImmutableSortedSet<string> Files { get; }

    /// <summary>Every page that stays when it is opened.</summary>
    public ImmutableArray<string> Pages { get; }

    /// <summary>Former addresses, which lead on at once.</summary>
    public ImmutableArray<string> Redirects { get; }

    /// <param name="address">Where the site will stand.</param>
    public static async Task<BuiltSite> BuildAsync(string folder, Uri address)
    {
        var output = new StringWriter();
        var root = CopyWithFormerAddress(LibraryFolder.RootFrom(AppContext.BaseDirectory), folder + "-library");
        var shell = Shell.Real with { Out = output, Error = output, Folder = root, IsOutputTerminal = false, IsErrorTerminal = false };
        var exit = await Program.RunAsync(["build", "--root", root, "-o", folder, "--base-url", address.AbsoluteUri, "--today", Today], shell);
        Directory.Delete(root, recursive: true);
        // Reports with findings still make a site; what they are is for other tests to say.
        return exit is ExitCode.Failure ? throw new InvalidOperationException($"The sample site was not built:\n{output}") : new BuiltSite(folder);
    }

    /// <summary>The sample library, one report of which has moved: the sample itself has no address that it gave up.</summary>
    private static string CopyWithFormerAddress(string sample, string copy)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Join(sample, "content", "incidents"), "*", SearchOption.AllDirectories).Append(Path.Join(sample, LibraryFolder.ConfigName)))
        {
            var target = Path.Join(copy, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, File.ReadAllText(file).Replace("\nid: footer-release\n", "\nid: footer-release\nformer_ids: [footer-failure]\n", StringComparison.Ordinal));
        }

        return copy;
    }

    /// <summary>The sample's languages: English at the root, Chinese under <c>zh/</c>.</summary>
    public static string LanguageOf(string page) => page.StartsWith("zh/", StringComparison.Ordinal) ? "zh" : "en";

    /// <summary>The pages that one can come to in this way.</summary>
    private IEnumerable<string> PagesFrom(Origin origin) =>
        origin is Origin.SubPath ? Pages : Pages.Where(page => KindOf(page) != NotFound);

    /// <summary>All pages, but of a kind that has many: the fullest, the emptiest and some between. That links lead somewhere is tested on all elsewhere.</summary>
    public ImmutableArray<string> SomeOfEachKind(Origin origin) =>
    [
        .. PagesFrom(origin).GroupBy(page => (LanguageOf(page), KindOf(page)))
            .SelectMany(kind => Spread([.. kind.OrderBy(page => new FileInfo(Path.Join(Folder, page)).Length).ThenBy(page => page, StringComparer.Ordinal)]))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Spread(List<string> pages) =>
        pages.Count <= Some ? pages : Enumerable.Range(0, Some).Select(i => pages[i * (pages.Count - 1) / (Some - 1)]);

    /// <summary>The fullest page of each kind in each language: what goes wrong on any page of a kind goes wrong there first.</summary>
    public ImmutableArray<string> OneOfEachKind(Origin origin) =>
    [
        .. PagesFrom(origin).GroupBy(page => (LanguageOf(page), KindOf(page)))
            .Select(kind => kind.OrderByDescending(page => new FileInfo(Path.Join(Folder, page)).Length).ThenBy(page => page, StringComparer.Ordinal).First()),
    ];

    // A folder holds pages of one kind, and so do names that differ in a number: incidents-2025.html, incidents-2026.html.
    private static string KindOf(string page)
    {
        var path = LanguageOf(page) == "zh" ? page["zh/".Length..] : page;
        return path.LastIndexOf('/') is > 0 and var end ? path[..end] : path == NotFound ? path : Number().Replace(path, "0");
    }

    private bool IsRedirect(string page) =>
        File.ReadAllText(Path.Join(Folder, page)).Contains("http-equiv=\"refresh\"", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
