using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Microsoft.Data.Sqlite;
using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed class ExportCommandTests : IDisposable
{
    private static readonly string[] Evil = ["=HYPERLINK(\"http://x\",\"y\")", "+1", "-1", "@cmd", "a\"b", "a,b;c", "行🙂", "'quoted", "\t=1"];

    private readonly TestShell _shell = new();

    public ExportCommandTests()
    {
        _shell.Write("postmortems.yml", "timezone: UTC\n");
        _shell.Write("content/incidents/2026/slow.md", "---\ntitle: Slow\nstatus: draft\nteams: [web]\ntimes: {started: 2026-09-01 12:00, detected: 2026-09-01 12:10}\nactions: [{title: Warm it, due: 2026-09-29, owner: li}]\n---\n![A chart](../pictures/a.png)\n");
        _shell.Write("content/incidents/pictures/a.png", "not a picture");
        _shell.Write("content/incidents/unlinked.png", "nobody's");
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Everything_goes_into_a_folder()
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("export"));
        Assert.Equal(
            [".postmortems-export-all", "actions.csv", "actions.ics", "causes.csv", "durations.csv", "incidents.csv", "library.json", "library.sqlite", "markdown/content/incidents/2026/slow.md", "markdown/content/incidents/pictures/a.png", "markdown/postmortems.yml", "missed_tests.csv", "recurrences.csv", "timeline.csv"],
            Files("export"));
        Assert.Equal("Wrote 13 of 13 files to export.\n", _shell.Out);
    }

    [Fact]
    public async Task The_files_are_those_of_the_site()
    {
        await _shell.RunAsync("export");
        await _shell.RunAsync("build");
        foreach (var name in new[] { "incidents.csv", "actions.csv", "durations.csv", "library.json", "library.sqlite" })
            Assert.Equal(Bytes($"site/data/{name}"), Bytes($"export/{name}"));
        Assert.Equal(Bytes("site/actions.ics"), Bytes("export/actions.ics"));
    }

    [Fact]
    public async Task Again_the_same_input_gives_the_same_bytes_and_nothing_is_written()
    {
        await _shell.RunAsync("export");
        await _shell.RunAsync("export", "-o", "twin");
        Assert.Equal(Files("export").Select(path => Convert.ToHexString(Bytes($"export/{path}"))), Files("twin").Select(path => Convert.ToHexString(Bytes($"twin/{path}"))));
        await _shell.RunAsync("export");
        Assert.EndsWith("Wrote 0 of 13 files to export; the others are as they were.\n", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_trip_loses_nothing_of_the_sample()
    {
        await _shell.RunAsync("export", "--format", "markdown", "--root", Repository.Root, "-o", "once");
        await _shell.RunAsync("export", "--format", "markdown", "--root", "once", "-o", "twice");
        var reports = Repository.Sources("content", "*.md").Where(path => Path.GetFileName(path) != "README.md").Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).ToList();
        Assert.Subset(Files("once").ToHashSet(), reports.ToHashSet());
        Assert.All(reports, path => Assert.Equal(File.ReadAllBytes(Path.Join(Repository.Root, path)), Bytes($"once/{path}")));
        Assert.Equal(Files("once"), Files("twice"));
        Assert.All(Files("once"), path => Assert.Equal(Bytes($"once/{path}"), Bytes($"twice/{path}")));
        await _shell.RunAsync("export", "--format", "json", "--root", Repository.Root, "-o", "from.json");
        await _shell.RunAsync("export", "--format", "json", "--root", "once", "-o", "copy.json");
        Assert.Equal(Bytes("from.json"), Bytes("copy.json"));
    }

    [Fact]
    public async Task Cells_come_back_from_CSV_as_they_were_written_but_for_the_apostrophe_before_a_formula()
    {
        _shell.Write("content/incidents/evil.md", $"---\ntitle: Evil\nactions:\n{string.Concat(Evil.Select(title => $"  - title: {JsonSerializer.Serialize(title)}\n"))}---\n");
        await _shell.RunAsync("export", "--format", "csv");
        using var csv = CsvReader.Create(new StringReader(_shell.Read("export/actions.csv").TrimStart('\uFEFF')), new CsvReaderOptions { HasHeader = true });
        var titles = new List<string>();
        while (csv.Read())
        {
            if (csv.GetString("incident") == "evil")
                titles.Add(csv.GetString("title")!);
        }

        Assert.Equal(["'=HYPERLINK(\"http://x\",\"y\")", "'+1", "'-1", "'@cmd", "a\"b", "a,b;c", "行🙂", "'quoted"], titles.Take(8));
        Assert.All(titles, title => Assert.DoesNotContain(title[0], "=+-@\t"));
    }

    [Fact]
    public async Task One_file_has_the_name_that_one_gives_it_or_goes_to_standard_output()
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("export", "--format", "sqlite", "-o", "out/mine.db"));
        Assert.Equal([".postmortems-export-sqlite", "mine.db"], Files("out"));
        using var database = new SqliteConnection($"Data Source={Path.Join(_shell.Folder, "out/mine.db")};Mode=ReadOnly;Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT title || ' ' || days_late FROM overdue_actions";
        Assert.Equal("Warm it 1", Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture));
        await _shell.RunAsync("export", "--format", "sqlite", "-o", "-");
        Assert.Equal(Bytes("out/mine.db"), _shell.OutBytes);
    }

    [Fact]
    public async Task Lines_of_the_calendar_are_folded()
    {
        _shell.Write("content/incidents/long.md", $"---\ntitle: Long\nactions: [{{title: {string.Concat(Enumerable.Repeat("监控", 60))}, due: 2026-12}}]\n---\n");
        await _shell.RunAsync("export", "--format", "ics");
        var lines = _shell.Read("actions.ics").Split("\r\n");
        Assert.Equal(2, lines.Count(line => line == "BEGIN:VEVENT"));
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    [Fact]
    public async Task What_somebody_else_wrote_or_changed_is_replaced_by_force_alone()
    {
        _shell.Write("export/incidents.csv", "mine");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("export"));
        Assert.Contains("incidents.csv is there already", _shell.Error, StringComparison.Ordinal);
        Assert.Equal(["incidents.csv"], Files("export"));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("export", "--force"));
        _shell.Write("export/markdown/content/incidents/2026/slow.md", "edited");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("export"));
        Assert.Equal("edited", _shell.Read("export/markdown/content/incidents/2026/slow.md"));
    }

    [Fact]
    public async Task What_an_export_wrote_and_nobody_changed_is_replaced_and_goes_with_its_report()
    {
        await _shell.RunAsync("export");
        File.Move(Path.Join(_shell.Folder, "content/incidents/2026/slow.md"), Path.Join(_shell.Folder, "content/incidents/2026/slower.md"));
        _shell.Write("export/notes.txt", "mine");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("export"));
        Assert.False(_shell.Exists("export/markdown/content/incidents/2026/slow.md"));
        Assert.True(_shell.Exists("export/markdown/content/incidents/2026/slower.md"));
        Assert.Equal("mine", _shell.Read("export/notes.txt"));
    }

    [Fact]
    public async Task A_single_file_that_an_export_wrote_is_replaced_and_no_other()
    {
        await _shell.RunAsync("export", "--format", "json", "-o", "nightly/a.json");
        await _shell.RunAsync("export", "--format", "json", "-o", "nightly/b.json");
        _shell.Write("content/incidents/2026/next.md", "---\ntitle: Next\n---\n");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("export", "--format", "json", "-o", "nightly/a.json"));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("export", "--format", "json", "-o", "nightly/b.json"));
        Assert.Contains("\"Next\"", _shell.Read("nightly/b.json"));
        _shell.Write("nightly/b.json", "{}");
        _shell.Write("nightly/c.json", "{}");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("export", "--format", "json", "-o", "nightly/b.json"));
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("export", "--format", "json", "-o", "nightly/c.json"));
        Assert.Equal("{}", _shell.Read("nightly/c.json"));
    }

    [Fact]
    public async Task One_that_was_cut_off_between_two_files_is_taken_up_again()
    {
        await _shell.RunAsync("export");
        var before = Bytes("export/incidents.csv");
        _shell.Write("content/incidents/2026/slow.md", _shell.Read("content/incidents/2026/slow.md").Replace("title: Slow", "title: Slower", StringComparison.Ordinal));
        var list = _shell.Read("export/.postmortems-export-all");
        await _shell.RunAsync("export");
        var half = _shell.Read("export/.postmortems-export-all");
        Assert.NotEqual(list, half);
        // As it is left between two renames: the list of both, a new file and an old one.
        _shell.Write("export/.postmortems-export-all", list + half);
        File.WriteAllBytes(Path.Join(_shell.Folder, "export/incidents.csv"), before);
        _shell.Write("content/incidents/2026/slow.md", _shell.Read("content/incidents/2026/slow.md").Replace("title: Slower", "title: Slowest", StringComparison.Ordinal));
        _shell.Write("export/.incidents.csv.abcdefgh.xyz.postmortems-part", "half");
        File.SetLastWriteTimeUtc(Path.Join(_shell.Folder, "export/.incidents.csv.abcdefgh.xyz.postmortems-part"), DateTime.UtcNow.AddDays(-1));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("export"));
        Assert.False(_shell.Exists("export/.incidents.csv.abcdefgh.xyz.postmortems-part"));
        Assert.Contains("Slowest", _shell.Read("export/incidents.csv"));
        Assert.Equal(list.Split('\n').Length, _shell.Read("export/.postmortems-export-all").Split('\n').Length);
    }

    [Fact]
    public async Task Two_formats_share_a_folder()
    {
        await _shell.RunAsync("export", "--format", "csv");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("export", "--format", "markdown"));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("export"));
        Assert.True(_shell.Exists("export/content/incidents/2026/slow.md"));
    }

    [Theory]
    [InlineData("lies among the reports", "-o", "content/incidents/export")]
    [InlineData("Standard output takes one file", "--format", "csv", "-o", "-")]
    public async Task What_would_do_harm_is_refused(string why, params string[] args)
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync(["export", .. args]));
        Assert.Contains(why, _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_the_folder_is_not_followed()
    {
        Directory.CreateDirectory(Path.Join(_shell.Folder, "elsewhere"));
        Directory.CreateDirectory(Path.Join(_shell.Folder, "export"));
        Directory.CreateSymbolicLink(Path.Join(_shell.Folder, "export/markdown"), Path.Join(_shell.Folder, "elsewhere"));
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("export", "--force"));
        Assert.Contains("is a symbolic link", _shell.Error, StringComparison.Ordinal);
        Assert.Empty(Files("elsewhere"));
        Assert.Empty(Files("export"));
    }

    [Fact]
    public async Task An_empty_library_has_tables_without_records()
    {
        File.Delete(Path.Join(_shell.Folder, "content/incidents/2026/slow.md"));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("export"));
        Assert.Single(_shell.Read("export/actions.csv").TrimEnd().Split('\n'));
        Assert.Equal(["postmortems.yml"], Files("export/markdown"));
    }

    private byte[] Bytes(string path) => File.ReadAllBytes(Path.Join(_shell.Folder, path));

    private List<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(Path.Join(_shell.Folder, folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Join(_shell.Folder, folder), path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
}
