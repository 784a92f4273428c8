using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

/// <summary>No path of a report or a config, and no link of the disk, leads a build out of the library.</summary>
public sealed class PathTricksTests : IDisposable
{
    /// <summary>Stands outside, and nowhere in what is written.</summary>
    private const string Outside = "zzqkoutside";

    private readonly TestShell _shell = new();

    public PathTricksTests()
    {
        _shell.Write("outside/secret.txt", Outside);
        _shell.Write("outside/secret.csv", $"time,{Outside}\n2026-03-14T12:00:00Z,1\n2026-03-14T12:01:00Z,2\n");
        _shell.Write("outside/secret.png", Outside);
        _shell.Write("outside/secret.css", $"/* {Outside} */");
        _shell.Write("outside/secret.md", $"---\ntitle: {Outside}\naudience: public\n---\n{Outside}\n");
        _shell.Write("library/content/incidents/kept.md", "---\ntitle: Kept\naudience: public\n---\n");
    }

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("../../../outside/secret.txt")]
    [InlineData("%2e%2e/%2e%2e/%2e%2e/outside/secret.txt")]
    [InlineData("..%2F..%2F..%2Foutside/secret.txt")]
    [InlineData("..\\..\\..\\outside\\secret.txt")]
    [InlineData("a/../../../../outside/secret.txt")]
    [InlineData("ROOT/outside/secret.txt")]
    [InlineData("file:ROOT/outside/secret.txt")]
    [InlineData("../../../outside/secret.txt?x#y")]
    public async Task A_linked_file(string target)
    {
        target = target.Replace("ROOT", _shell.Folder, StringComparison.Ordinal);
        await NothingComesOutAsync($"---\ntitle: A\naudience: public\nmetrics: ['{target.Replace(".txt", ".csv", StringComparison.Ordinal)}']\nlinks: [{{title: l, url: '{target}'}}]\n---\n## Summary\n\n[a](<{target}>) ![b](<{target.Replace(".txt", ".png", StringComparison.Ordinal)}>)\n", "");
    }

    [Theory]
    [InlineData("content: ../outside")]
    [InlineData("content: ROOT/outside")]
    [InlineData("playbook: ../outside")]
    [InlineData("templates: ../outside")]
    [InlineData("playbook: content/../../outside")]
    [InlineData("brand: {logo: ../outside/secret.png, css: ../outside/secret.css}")]
    [InlineData("brand: {logo: ROOT/outside/secret.png, css: ROOT/outside/secret.css}")]
    [InlineData("brand: {logo: '%2e%2e/outside/secret.png'}")]
    public async Task A_path_of_the_config(string config) => await NothingComesOutAsync("---\ntitle: A\naudience: public\n---\n", config.Replace("ROOT", _shell.Folder, StringComparison.Ordinal) + "\n");

    [Theory]
    [InlineData("content/incidents/link.md", "secret.md")]
    [InlineData("content/incidents/link.txt", "secret.txt")]
    [InlineData("content/incidents/link.csv", "secret.csv")]
    [InlineData("content/incidents/link", "")]
    [InlineData("content/playbook/link.en.md", "secret.md")]
    [InlineData("content/templates/link.en.md", "secret.md")]
    [InlineData("content/playbook", "")]
    [InlineData("content/templates", "")]
    [InlineData("link.png", "secret.png")]
    [InlineData("link.css", "secret.css")]
    [InlineData("look", "")]
    [InlineData("content/patterns.yml", "secret.txt")]
    public async Task A_symbolic_link(string link, string to)
    {
        var path = Path.Join(_shell.Folder, "library", link);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, Path.Join(_shell.Folder, "outside", to));
        var brand = link == "look" ? "brand: {logo: look/secret.png, css: look/secret.css}\n" : "brand: {logo: link.png, css: link.css}\n";
        await NothingComesOutAsync("---\ntitle: A\naudience: public\nmetrics: [link.csv, link/secret.csv]\n---\n## Summary\n\n[a](link.txt) [b](link/secret.txt) ![c](link/secret.png)\n", link.StartsWith("content", StringComparison.Ordinal) ? "" : brand);
    }

    private async Task NothingComesOutAsync(string report, string config)
    {
        _shell.Write("library/content/incidents/a.md", report);
        _shell.Write("library/postmortems.yml", $"title: T\n{config}");
        foreach (var command in new[] { "build -o out/site", "build -o out/public --edition public", "export -o out/export", "export -o out/export-public --edition public" })
            await _shell.RunAsync([.. command.Split(' '), "--root", "library"]);
        var written = Directory.Exists(Path.Join(_shell.Folder, "out")) ? Directory.EnumerateFiles(Path.Join(_shell.Folder, "out"), "*", SearchOption.AllDirectories).ToList() : [];
        Assert.Empty(written.Where(file => File.ReadAllText(file).Contains(Outside, StringComparison.Ordinal)).Select(file => Path.GetRelativePath(_shell.Folder, file)));
        // Refused as a whole, or built without it: and nothing is written beside the place that was named.
        Assert.Equal(written.Count > 0 ? ["library", "out", "outside"] : ["library", "outside"], Directory.EnumerateDirectories(_shell.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(5, Directory.EnumerateFiles(Path.Join(_shell.Folder, "outside")).Count());
    }
}
