using System.Globalization;
using System.Text;
using Postmortems.Cli;
using Postmortems.Tests.Support;
using Xunit.Abstractions;

namespace Postmortems.Tests.Editions;

/// <summary>Nothing of a public edition tells of what is withheld: neither its words, nor how long they were, nor that they were there.</summary>
public sealed class InterferenceTests(ITestOutputHelper output)
{
    // Built once for all that compare with it.
    private static readonly Lazy<Task<Planted>> Usual = new(async () =>
    {
        using var shell = new TestShell();
        var words = new PlantedWords("x");
        var files = await BuildAsync(shell, words);
        await shell.RunAsync("build", "--today", "2026-09-30", "-o", "inside");
        return new Planted(words, files, string.Concat(Read(shell, "inside").Values.Select(Encoding.UTF8.GetString)));
    });

    [Fact]
    public async Task No_word_that_is_withheld_stands_in_any_file()
    {
        var (words, files, inside) = await Usual.Value;
        var found = files.SelectMany(file => words.FoundIn(Encoding.UTF8.GetString(file.Value) + file.Key).Select(word => $"{word} in {file.Key}")).ToList();
        output.WriteLine($"Leaks: {found.Count} of {words.All.Count} words planted, in {files.Count} files.");
        Assert.True(words.All.Count > 400, $"only {words.All.Count} words are planted");
        Assert.True(found.Count == 0, string.Join('\n', found.Take(40)));
        // They are there, and would be found: the internal edition has them.
        Assert.InRange(words.FoundIn(inside).Count(), 250, words.All.Count);
    }

    [Theory]
    [InlineData("velyandverylongandlonger")]
    [InlineData(null)]
    public async Task Other_words_in_their_place_or_none_change_no_byte(string? ending)
    {
        using var shell = new TestShell();
        var (before, after) = ((await Usual.Value).Files, await BuildAsync(shell, new PlantedWords(ending)));
        output.WriteLine($"{before.Count} files compared.");
        Assert.True(before.Count > 150);
        var differing = before.Where(file => after.TryGetValue(file.Key, out var there) && !file.Value.AsSpan().SequenceEqual(there)).Select(file => $"{file.Key}: {Difference(file.Value, after[file.Key])}").ToList();
        Assert.True(differing.Count == 0, string.Join('\n', differing));
        Assert.Equal(before.Keys, after.Keys);
    }

    private static string Difference(byte[] before, byte[] after)
    {
        var at = before.AsSpan().CommonPrefixLength(after);
        return string.Create(CultureInfo.InvariantCulture, $"{Around(before, at)} / {Around(after, at)}");
    }

    private static string Around(byte[] bytes, int at) => Encoding.UTF8.GetString(bytes[Math.Max(0, at - 60)..Math.Min(bytes.Length, at + 60)]);

    /// <summary>The site, every export, and what analyze prints.</summary>
    private static async Task<SortedDictionary<string, byte[]>> BuildAsync(TestShell shell, PlantedWords words)
    {
        PlantedLibrary.Write(shell, words);
        Assert.True(await shell.RunAsync("build", "--edition", "public", "--today", "2026-09-30", "-o", "out/site") != ExitCode.Failure, shell.Error);
        await shell.RunAsync("export", "--edition", "public", "--today", "2026-09-30", "-o", "out/export");
        var start = shell.Out.Length;
        Assert.Equal(ExitCode.Ok, await shell.RunAsync("analyze", "--edition", "public", "--today", "2026-09-30", "--json"));
        shell.Write("out/analysis.json", shell.Out[start..]);
        var files = Read(shell, "out");
        Assert.Equal(["body", "files", "keys", "marked", "paths", "people"], files.Keys.Where(path => path.StartsWith("site/incidents/", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension));
        return files;
    }

    private static SortedDictionary<string, byte[]> Read(TestShell shell, string folder) =>
        new(Directory.EnumerateFiles(Path.Join(shell.Folder, folder), "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(Path.Join(shell.Folder, folder), path).Replace('\\', '/'), File.ReadAllBytes), StringComparer.Ordinal);

    private sealed record Planted(PlantedWords Words, SortedDictionary<string, byte[]> Files, string Inside);
}
