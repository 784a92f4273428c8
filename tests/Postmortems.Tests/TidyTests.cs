using System.Text.RegularExpressions;
using Postmortems.Tests.Support;

namespace Postmortems.Tests;

/// <summary>The invariants of the house, as far as a test can hold them. Each failure names the file and what it did.</summary>
public partial class TidyTests
{
    /// <summary>Lowest first: a folder may use those before it.</summary>
    private static readonly string[] Folders =
        ["Incidents", "Diagnostics", "Language", "Parsing", "Configuration", "Reading", "Drafting", "Importing", "Playbooks", "Editions", "Analysis", "Search", "Notices", "Validation", "Schemas", "Site", "IO"];

    /// <summary>They write what the Markdown renderer has made safe, and nothing else does.</summary>
    private static readonly string[] MarkdownViews = ["MarkdownBlock.razor", "MarkdownInline.razor"];

    [Fact]
    public void Folders_depend_downwards_only()
    {
        var upward =
            from file in Code("src/Postmortems")
            let folder = file.Path.Split('/')[2]
            let place = Array.IndexOf(Folders, folder)
            from Match use in Use().Matches(file.Text)
            let used = Array.IndexOf(Folders, use.Groups["folder"].Value)
            where place >= 0 && used > place
            select $"{file.Path} uses {use.Groups["folder"].Value}";
        Assert.Empty(upward);
        Assert.Empty(Code("src/Postmortems").Select(file => file.Path.Split('/')[2]).Distinct().Except(Folders));
    }

    [Fact]
    public void Only_the_IO_folder_and_the_shell_touch_the_outside_world() =>
        Assert.Empty(
            from file in Code("src/Postmortems").Concat(Code("theme"))
            where !file.Path.StartsWith("src/Postmortems/IO/", StringComparison.Ordinal)
            from Match use in Outside().Matches(file.Text)
            select $"{file.Path} uses {use.Value}");

    [Fact]
    public void Html_exists_only_in_the_theme() =>
        Assert.Empty(
            from file in Code("src/Postmortems").Concat(Code("src/Postmortems.Cli"))
            from Match use in Html().Matches(WithoutComments(file.Text))
            select $"{file.Path} has {use.Value}");

    [Fact]
    public void Styles_and_scripts_exist_only_among_the_themes_assets() =>
        Assert.Empty(
            Files().Where(path => Path.GetExtension(path) is ".css" or ".js" or ".html")
                .Where(path => !path.StartsWith("theme/assets/", StringComparison.Ordinal)));

    [Fact]
    public void A_view_has_no_style_attribute_no_handler_and_no_raw_markup() =>
        Assert.Empty(
            from path in Repository.Sources("theme", "*.razor")
            // A mail is no page of the site: mail programs drop style sheets, and run nothing.
            where !MarkdownViews.Contains(Path.GetFileName(path)) && !Relative(path).StartsWith("theme/Mail/", StringComparison.Ordinal)
            from Match use in Unsafe().Matches(File.ReadAllText(path))
            select $"{Relative(path)} has {use.Value}");

    [Fact]
    public void A_file_stays_under_250_lines() =>
        Assert.Empty(
            from file in Code("src").Concat(Code("theme")).Concat(Code("tests"))
            let lines = file.Text.Count(c => c == '\n')
            where lines > 250
            select $"{file.Path} has {lines} lines");

    [Fact]
    public void A_function_stays_under_40_lines_and_5_parameters() =>
        Assert.Empty(Code("src").Concat(Code("theme")).SelectMany(file => Functions.TooLarge(file.Path, file.Text)));

    [Fact]
    public void Views_do_no_work_that_a_page_could_have_done() =>
        Assert.Empty(
            from path in Repository.Sources("theme", "*.razor")
            from Match use in Work().Matches(File.ReadAllText(path))
            select $"{Relative(path)} has {use.Value}");

    [Fact]
    public void The_architecture_fits_on_200_lines() =>
        Assert.True(File.ReadLines(Path.Join(Repository.Root, "ARCHITECTURE.md")).Count() <= 200);

    [Fact]
    public void Every_folder_of_the_library_is_on_the_map()
    {
        var map = File.ReadAllText(Path.Join(Repository.Root, "ARCHITECTURE.md"));
        Assert.Empty(Folders.Where(folder => !map.Contains($"`{folder}/`", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_packages_of_a_project_are_on_the_map()
    {
        var map = File.ReadAllLines(Path.Join(Repository.Root, "ARCHITECTURE.md"));
        Assert.Empty(
            from path in Repository.Sources("src", "*.csproj").Concat(Repository.Sources("theme", "*.csproj"))
            let folder = Path.GetDirectoryName(Relative(path))
            let row = map.FirstOrDefault(line => line.StartsWith($"| `{folder}` |", StringComparison.Ordinal)) ?? ""
            from Match package in Package().Matches(File.ReadAllText(path))
            where !row.Contains(package.Groups["name"].Value, StringComparison.Ordinal)
            select $"{folder} uses {package.Groups["name"].Value}");
    }

    private static IEnumerable<(string Path, string Text)> Code(string folder) =>
        Repository.Sources(folder, "*.cs").Select(path => (Relative(path), File.ReadAllText(path)));

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Repository.Root, "*", SearchOption.AllDirectories)
            .Select(Relative)
            .Where(path => !Generated().IsMatch(path));

    private static string Relative(string path) => Path.GetRelativePath(Repository.Root, path).Replace(Path.DirectorySeparatorChar, '/');

    private static string WithoutComments(string text) => Comment().Replace(text, "");

    [GeneratedRegex(@"\bPostmortems\.(?<folder>[A-Z][A-Za-z]+)\b")]
    private static partial Regex Use();

    // SourceFile, SiteFile and Path.Join are not the disk.
    [GeneratedRegex(@"(?<![A-Za-z.])(File|Directory|Console|Environment|FileInfo|DirectoryInfo|FileStream|HttpClient|Process|Random)\.[A-Z]\w*|\bnew (Random|HttpClient|FileStream|StreamReader\(""|DirectoryInfo|FileInfo)\b|\bDateTime(Offset)?\.(Now|UtcNow|Today)|\bSystemClock\b|\bGuid\.NewGuid\b|\bStopwatch\b")]
    private static partial Regex Outside();

    [GeneratedRegex(@"</?(div|span|p|a|table|tr|td|ul|li|h[1-6]|html|body|section|main|svg|script|style|br|time)\b[^>\n]*>")]
    private static partial Regex Html();

    [GeneratedRegex(@"<PackageReference Include=""(?<name>[^""]+)""")]
    private static partial Regex Package();

    [GeneratedRegex(@"///[^\n]*|//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\sstyle=""|\son[a-z]+=""|MarkupString|@inject|OnInitialized")]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"\.(OrderBy|GroupBy|Aggregate|Average|Sum)\(")]
    private static partial Regex Work();

    [GeneratedRegex(@"(^|/)(bin|obj|\.git|site|TestResults|node_modules|BenchmarkDotNet\.Artifacts)/|^site\.")]
    private static partial Regex Generated();
}
