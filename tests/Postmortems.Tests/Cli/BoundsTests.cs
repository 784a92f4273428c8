using System.Globalization;
using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

/// <summary>What is larger than anybody writes has a finding, and keeps nothing else from being built.</summary>
public sealed class BoundsTests : IDisposable
{
    private const string Head = "---\ntitle: Large\nseverity: P1\n";

    private readonly TestShell _shell = new();

    public void Dispose() => _shell.Dispose();

    public static TheoryData<string, string> Reports => new()
    {
        { "a megabyte of prose", $"{Head}---\n## Summary\n\n{string.Concat(Enumerable.Repeat("The queue was full. ", 52_500))}\n" },
        { "one line of half a megabyte", $"{Head}---\n## Summary\n\n{new string('x', 500_000)}\n" },
        { "ten thousand lines of a timeline", $"{Head}---\n## Timeline\n\n{string.Concat(Enumerable.Range(0, 10_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"- 2026-03-14 {i / 60 % 24:00}:{i % 60:00} a\n")))}" },
        { "ten thousand lines of a timeline in the front matter", $"{Head}timeline:\n{string.Concat(Enumerable.Repeat("  - {text: a}\n", 10_000))}---\n" },
        { "a table of ten thousand actions", $"{Head}---\n## Action items\n\n| Action | Owner |\n| --- | --- |\n{string.Concat(Enumerable.Repeat("| do it | me |\n", 10_000))}" },
        { "five thousand tags", $"{Head}tags: [{string.Join(", ", Enumerable.Range(0, 5_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"t{i}")))}]\n---\n" },
        { "aliases of aliases", $"{Head}a: &a [x, x]\n{string.Concat(Enumerable.Range(0, 20).Select(i => $"k{i}: &{(char)('b' + i)} [{string.Join(", ", Enumerable.Repeat($"*{(char)('a' + i)}", 9))}]\n"))}---\n" },
        { "maps a thousand deep", $"{Head}a: {string.Concat(Enumerable.Repeat("{a: ", 1_000))}\n---\n" },
        { "thirty thousand keys", $"{Head}{string.Concat(Enumerable.Range(0, 15_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i}: 1\n")))}---\n" },
        { "quotations ten thousand deep", $"{Head}---\n## Summary\n\n{new string('>', 10_000)} x\n" },
        { "twenty thousand brackets", $"{Head}---\n## Summary\n\n{new string('[', 20_000)}\n" },
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task A_report_with(string what, string text)
    {
        _shell.Write("content/incidents/large.md", text);
        _shell.Write("content/incidents/small.md", "---\ntitle: A small one\nseverity: P1\n---\n## Summary\n\nBuilt all the same.\n");
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("check", "--format", "plain", "--today", "2026-09-30"));
        Assert.Matches("large\\.md:[0-9]+:[0-9]+: error PM000[78] ", _shell.Out);
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("build", "--today", "2026-09-30"));
        Assert.True(_shell.Read("site/incidents/small.html").Contains("Built all the same.", StringComparison.Ordinal), what);
    }

    [Fact]
    public async Task An_attachment_that_is_too_large_is_named_and_not_copied()
    {
        _shell.Write("content/incidents/a.md", "---\ntitle: A\n---\n## Summary\n\n[log](big.log) and [more](small.log)\n");
        _shell.Write("content/incidents/big.log", new string('x', (10 * 1024 * 1024) + 1));
        _shell.Write("content/incidents/small.log", "x");
        await _shell.RunAsync("check", "--format", "plain");
        Assert.Contains("a.md:6:1: ", _shell.Out);
        Assert.Contains(" PM0705 ", _shell.Out);
        await _shell.RunAsync("build");
        Assert.Equal(["small.log"], Directory.EnumerateFiles(Path.Join(_shell.Folder, "site/files/a")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_table_of_measurements_that_is_too_long_is_named_and_drawn_as_far_as_it_goes()
    {
        _shell.Write("content/incidents/a.md", "---\ntitle: A\ntimes: {started: 2026-03-14T12:00:00Z, recovered: 2026-03-14T12:30:00Z}\nmetrics: [m.csv]\n---\n");
        _shell.Write("content/incidents/m.csv", "time,queue\n" + string.Concat(Enumerable.Range(0, 12_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"2026-03-14T{i / 3600 + 10:00}:{i / 60 % 60:00}:{i % 60:00}Z,1\n"))));
        await _shell.RunAsync("check", "--format", "plain");
        Assert.Contains(" PM0708 ", _shell.Out);
        await _shell.RunAsync("build");
        Assert.True(_shell.Exists("site/incidents/a.html"));
    }
}
