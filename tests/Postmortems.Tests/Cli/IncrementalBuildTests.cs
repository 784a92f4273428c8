using System.Security.Cryptography;
using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

/// <summary>Whatever changes between two builds, the second gives the bytes of a build from nothing.</summary>
public sealed class IncrementalBuildTests : IDisposable
{
    private readonly TestShell _shell = new();
    private readonly Random _random = new(20_261_123);
    private readonly List<string> _reports = [];
    private int _number;
    private string _today = "2026-09-30";

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Random_edits_one_after_the_other_give_the_bytes_of_a_build_from_nothing()
    {
        for (var i = 0; i < 8; i++)
            Add();
        _shell.Write("postmortems.yml", "title: Ours\nlanguages: [en]\n");
        await AssertSameAsFreshAsync("first");
        Action[] edits = [Add, Change, Delete, Rename, Today, Playbook, Picture, Change, Config, Tamper, SpoilCache, LoseCache];
        _random.Shuffle(edits);
        foreach (var edit in edits)
        {
            edit();
            await AssertSameAsFreshAsync(edit.Method.Name);
        }
    }

    [Fact]
    public async Task After_one_edit_few_files_are_written()
    {
        for (var i = 0; i < 8; i++)
            Add();
        await _shell.RunAsync("build");
        await _shell.RunAsync("build");
        Assert.Contains("Wrote 0 of ", _shell.Out);
        Playbook();
        await _shell.RunAsync("build");
        var written = int.Parse(System.Text.RegularExpressions.Regex.Matches(_shell.Out, @"Wrote (\d+) of (\d+) files")[^1].Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(written, 1, 60);
    }

    private async Task AssertSameAsFreshAsync(string edit)
    {
        Assert.NotEqual(ExitCode.Failure, await _shell.RunAsync("build", "--today", _today));
        Directory.CreateDirectory(At("fresh"));
        Directory.Delete(At("fresh"), recursive: true);
        Assert.NotEqual(ExitCode.Failure, await _shell.RunAsync("build", "--today", _today, "--clean", "-o", "fresh"));
        var (warm, fresh) = (Hashes("site"), Hashes("fresh"));
        Assert.True(fresh.Count > 40);
        Assert.True(fresh.SequenceEqual(warm), $"{edit}: {string.Join(", ", fresh.Except(warm).Concat(warm.Except(fresh)).Select(file => file.Key).Distinct().Take(5))}");
    }

    private void Add()
    {
        _reports.Add($"r{++_number}");
        WriteReport(_reports[^1]);
    }

    private void Change() => WriteReport(Any());

    private void Delete()
    {
        var report = Any();
        File.Delete(At($"content/incidents/{report}.md"));
        _reports.Remove(report);
    }

    private void Rename()
    {
        var report = Any();
        File.Move(At($"content/incidents/{report}.md"), At($"content/incidents/{report}-renamed.md"));
        _reports[_reports.IndexOf(report)] = $"{report}-renamed";
    }

    private void Today() => _today = "2027-02-01";

    private void Playbook() => _shell.Write("content/playbook/own.md", $"---\ntitle: Own {_random.Next()}\n---\nOurs.\n");

    private void Picture()
    {
        _shell.Write($"content/incidents/{_reports[0]}.md", $"---\ntitle: Pictured\n---\n## Summary\n![graph]({_reports[0]}/graph.png)\n");
        _shell.Write($"content/incidents/{_reports[0]}/graph.png", $"png {_random.Next()}");
    }

    private void Config() => _shell.Write("postmortems.yml", "title: Renamed\nlanguages: [en, zh]\nbrand: {accent: \"#225588\"}\n");

    private void Tamper() => _shell.Write("site/index.html", "not ours");

    private void SpoilCache() => _shell.Write("site.cache/views", _shell.Read("site.cache/views").Replace(' ', '\n'));

    private void LoseCache() => File.Delete(At("site.cache/views"));

    private string Any() => _reports[_random.Next(_reports.Count)];

    private void WriteReport(string id)
    {
        var (month, service) = (_random.Next(1, 13), _random.Next(4));
        _shell.Write($"content/incidents/{id}.md", $"---\ntitle: Slow {_random.Next()}\nseverity: unknown\nservices: [s{service}]\ntimes: {{detected: 2025-{month:00}-02T12:00Z}}\nactions:\n  - {{id: a1, title: Mend {id}, owner: li, due: 2026-10-0{1 + service}, status: open}}\n---\n## Summary\nQueue number {_random.Next(20)} was full.\n");
    }

    private string At(string path) => Path.Join(_shell.Folder, path);

    private List<KeyValuePair<string, string>> Hashes(string folder) =>
    [
        .. Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
            .Select(path => KeyValuePair.Create(Path.GetRelativePath(At(folder), path), Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))))
            .OrderBy(file => file.Key, StringComparer.Ordinal),
    ];
}
