using System.Text;
using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

/// <summary>A library that goes out and comes in again is the same to the byte, in every form.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly TestShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public Task The_sample_library_comes_back_as_it_went() => ComesBackAsync(Repository.Root);

    [Fact]
    public async Task So_does_one_with_all_that_a_disk_can_hold()
    {
        WriteOddLibrary();
        await ComesBackAsync("odd");
        Assert.Equal(Bytes("odd/content/notes/pictures/a b.png"), Bytes("back/content/notes/pictures/a b.png"));
        Assert.False(_shell.Exists("back/content/notes/unlinked.txt"));
    }

    [Fact]
    public async Task It_need_not_have_been_exported()
    {
        WriteOddLibrary();
        Directory.CreateDirectory(Path.Join(_shell.Folder, "back"));
        await _shell.RunAsync("import", "odd", "--root", "back");
        await _shell.RunAsync("export", "--root", "odd", "-o", "once");
        await _shell.RunAsync("export", "--root", "back", "-o", "twice");
        AssertSame("once", "twice");
    }

    [Fact]
    public async Task A_library_that_has_settings_keeps_them_and_is_told()
    {
        WriteOddLibrary();
        _shell.Write("back/postmortems.yml", "title: Mine\n");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("import", "odd", "--root", "back"));
        Assert.Equal("title: Mine\n", _shell.Read("back/postmortems.yml"));
        Assert.Contains("diff odd/postmortems.yml back/postmortems.yml", _shell.Out);
        Assert.Equal(Bytes("odd/content/notes/2024/bom.md"), Bytes("back/content/incidents/2024/bom.md"));
        Assert.Equal(Bytes("odd/handbook/roles.en.md"), Bytes("back/content/playbook/roles.en.md"));
    }

    [Fact]
    public async Task What_differs_stays_unless_it_is_forced_and_a_taken_id_is_told()
    {
        WriteOddLibrary();
        Directory.CreateDirectory(Path.Join(_shell.Folder, "back"));
        await _shell.RunAsync("import", "odd", "--root", "back");
        _shell.Write("back/content/notes/2024/plain.md", "changed");
        _shell.Write("back/handbook/roles.en.md", "changed");
        File.Move(Path.Join(_shell.Folder, "back/content/notes/2024/bom.md"), Path.Join(_shell.Folder, "back/content/notes/bom.md"));
        File.AppendAllText(Path.Join(_shell.Folder, "back/content/notes/bom.md"), "more\n");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("import", "odd", "--root", "back"));
        Assert.Contains("content/notes/2024/bom.md is not written: content/notes/bom.md has its id already.", _shell.Error);
        Assert.Equal("changed", _shell.Read("back/content/notes/2024/plain.md"));
        Assert.Equal("changed", _shell.Read("back/handbook/roles.en.md"));
        await _shell.RunAsync("import", "odd", "--root", "back", "--force");
        Assert.Equal(Bytes("odd/content/notes/2024/plain.md"), Bytes("back/content/notes/2024/plain.md"));
        Assert.Equal(Bytes("odd/handbook/roles.en.md"), Bytes("back/handbook/roles.en.md"));
    }

    [Fact]
    public async Task Tables_of_an_export_are_no_reports_and_the_lossless_form_is_named()
    {
        WriteOddLibrary();
        await _shell.RunAsync("export", "--root", "odd", "--format", "csv", "-o", "tables");
        await _shell.RunAsync("export", "--root", "odd", "--format", "json", "-o", "tables/library.json");
        _shell.Write("back/postmortems.yml", "title: Mine\n");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("import", "tables", "--root", "back"));
        Assert.Equal(Directory.GetFiles(Path.Join(_shell.Folder, "tables"), "*.*").Count(path => !Path.GetFileName(path).StartsWith('.')), _shell.Error.Split("export --format markdown").Length - 1);
        Assert.Equal(["postmortems.yml"], Files("back"));
    }

    private async Task ComesBackAsync(string root)
    {
        Directory.CreateDirectory(Path.Join(_shell.Folder, "back"));
        await _shell.RunAsync("export", "--root", root, "-o", "once");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("import", "once", "--root", "back"));
        await _shell.RunAsync("export", "--root", "back", "-o", "twice");
        AssertSame("once", "twice");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("import", "once", "--root", "back"));
        Assert.EndsWith($"Reports: {Files("back").Count(path => path.EndsWith(".md", StringComparison.Ordinal) && IsReport(path))} unchanged.\n", _shell.Out, StringComparison.Ordinal);
    }

    private static bool IsReport(string path) => path.StartsWith("content/incidents/", StringComparison.Ordinal) || path.StartsWith("content/notes/", StringComparison.Ordinal);

    private void AssertSame(string once, string twice)
    {
        Assert.Contains("library.sqlite", Files(once));
        Assert.Equal(Files(once), Files(twice));
        Assert.All(Files(once), path => Assert.Equal(Bytes($"{once}/{path}"), Bytes($"{twice}/{path}")));
    }

    private void WriteOddLibrary()
    {
        _shell.Write("odd/postmortems.yml", "content: content/notes\nplaybook: handbook\ntimezone: UTC\n");
        _shell.Write("odd/content/patterns.yml", "plain: {en: The plain ones, zh: 平常的}\n");
        _shell.Write("odd/handbook/roles.en.md", "---\ntitle: Roles\n---\n\nOurs.\n");
        _shell.Write("odd/content/notes/2024/bom.md", "\uFEFF---\ntitle: With a mark\nseverity: P2\ntimes: {started: 2024-05-01 10:00, detected: 2024-05-01 10:05}\nmetrics: [load.csv]\n---\n\n![A chart](<../pictures/a b.png>)\n");
        _shell.Write("odd/content/notes/2024/load.csv", "time,load\n2024-05-01T10:00Z,1\n");
        _shell.Write("odd/content/notes/pictures/a b.png", "no picture");
        _shell.Write("odd/content/notes/unlinked.txt", "nobody's");
        _shell.Write("odd/content/notes/2024/plain.md", "---\r\ntitle: Lines of another system\r\nactions: [{title: Do it, due: 2026-01-02}]\r\n---\r\n\r\nIt stopped.");
        _shell.Write("odd/content/notes/草稿/没有头的.md", "# 只有一句\n\n停了。");
        _shell.Write("odd/content/notes/broken.md", "---\ntitle: [\n---\n");
        _shell.Write("odd/content/notes/empty.md", "");
        File.WriteAllBytes(Path.Join(_shell.Folder, "odd/content/notes/latin.md"), [.. Encoding.UTF8.GetBytes("---\ntitle: Latin\n---\n\nCaf"), 0xE9, (byte)'\n']);
        for (var i = 0; i < 30; i++)
            _shell.Write($"odd/content/notes/{2000 + i}/{i:00}/made-{i}.md", $"---\ntitle: Made {i}\nseverity: P{i % 4}\nservices: [s{i % 5}]\ntimes: {{started: {2000 + i}-03-0{1 + (i % 9)} 10:00, resolved: {2000 + i}-03-0{1 + (i % 9)} 1{i % 9}:30}}\n---\n\nThe queue of s{i % 5} stood still.\n");
    }

    private byte[] Bytes(string path) => File.ReadAllBytes(Path.Join(_shell.Folder, path));

    private List<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(Path.Join(_shell.Folder, folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Join(_shell.Folder, folder), path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
}
