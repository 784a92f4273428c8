using System.Text;
using System.Text.Json;
using Postmortems.Cli;
using Postmortems.Cli.Output;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

/// <summary><c>check --fix</c> and <c>--diff</c>.</summary>
public sealed class CheckFixTests : IDisposable
{
    private const string Slip = "---\ntitle: Slow\nseverity: P2\nstatsu: drft\ntimes: {started: \"2026-09-29T12:00Z\"}\n---\n## Summary\n\nSlow.\n";
    private static readonly string Right = Slip.Replace("statsu: drft", "status: draft", StringComparison.Ordinal);

    private const string Diff = "--- a/content/incidents/a.md\n+++ b/content/incidents/a.md\n@@ -1,7 +1,7 @@\n ---\n title: Slow\n severity: P2\n-statsu: drft\n+status: draft\n times: {started: \"2026-09-29T12:00Z\"}\n ---\n ## Summary\n";

    private readonly TestShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Whoever_uses_aliases_is_told_why_nothing_is_mended()
    {
        _shell.Write("content/incidents/a.md", "---\ntitle: Slow\nseverity: &word L3\ntags: [*word]\ntimes: {detected: 2024.3.14 12:00}\ntimezone: UTC\n---\n## Summary\nx\n");
        await _shell.RunAsync("check", "--fix");
        Assert.Contains("Nothing to mend. 1 report left alone: with the aliases of YAML", _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_writes_the_file_and_says_how_many_were_mended_and_what_is_left()
    {
        _shell.Write("content/incidents/a.md", Slip);
        _shell.Write("content/incidents/b.md", "---\ntitle: b\nservces: []\n---\n");
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("check", "--fix"));
        Assert.Equal(Right, _shell.Read("content/incidents/a.md"));
        Assert.StartsWith("Mended 3 findings in 2 files.\n2 reports: ", _shell.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("a.md", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("b.md:1:1: error PM0101", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_decides_the_exit_code_and_a_second_time_there_is_nothing_to_mend()
    {
        _shell.Write("content/incidents/a.md", Slip);
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check", "--strict", "--fix"));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check", "--strict", "--fix"));
        Assert.Contains("\nNothing to mend.\n", _shell.Error, StringComparison.Ordinal);
        Assert.Equal(["a.md"], Directory.EnumerateFileSystemEntries(Path.Join(_shell.Folder, "content/incidents")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Diff_shows_what_fix_changes_and_writes_nothing_by_itself(bool fixes)
    {
        _shell.Write("content/incidents/a.md", Slip);
        Assert.Equal(fixes ? ExitCode.Ok : ExitCode.Findings, await _shell.RunAsync(["check", "--strict", "--diff", .. fixes ? ["--fix"] : Array.Empty<string>()]));
        Assert.Equal(Diff, _shell.Out);
        Assert.Equal(fixes ? Right : Slip, _shell.Read("content/incidents/a.md"));
        Assert.StartsWith(fixes ? "Mended 2 findings in 1 file.\n1 report: 0 errors" : "--fix would mend 2 findings in 1 file.\ncontent/incidents/a.md:4:1: warning PM0003", _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_standard_input_the_mended_text_goes_to_standard_output_and_no_file_is_touched()
    {
        _shell.Write("content/incidents/a.md", "---\ntitle: saved\n---\n");
        _shell.Input = Encoding.UTF8.GetBytes(Slip.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check", "--fix", "--stdin", "--stdin-filename", "content/incidents/a.md"));
        Assert.Equal(Right.Replace("\n", "\r\n", StringComparison.Ordinal), _shell.Out);
        Assert.Equal("Mended 2 findings in 1 file.\n1 report: 0 errors, 0 warnings, 0 hints.\n", _shell.Error);
        Assert.Equal("---\ntitle: saved\n---\n", _shell.Read("content/incidents/a.md"));
    }

    [Fact]
    public async Task A_text_without_slips_comes_back_as_it_was_with_its_findings_on_standard_error()
    {
        Directory.CreateDirectory(Path.Join(_shell.Folder, "content/incidents"));
        _shell.Input = "\uFEFF---\ntitle: a\n---\n"u8.ToArray();
        Assert.Equal(ExitCode.Findings, await _shell.RunAsync("check", "--fix", "--stdin", "--stdin-filename", "content/incidents/a.md"));
        Assert.Equal("\uFEFF---\ntitle: a\n---\n", _shell.Out);
        Assert.Contains("PM0101", _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_never_written_back()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Slip), 0xFF];
        _shell.Write("content/incidents/a.md", "");
        File.WriteAllBytes(Path.Join(_shell.Folder, "content/incidents/a.md"), bytes);
        await _shell.RunAsync("check", "--fix");
        Assert.Contains("postmortems: content/incidents/a.md is not UTF-8, or has changed in the meantime, and is not mended.\nNothing to mend.\n", _shell.Error, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(Path.Join(_shell.Folder, "content/incidents/a.md")));
        _shell.Input = bytes;
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("check", "--fix", "--stdin", "--stdin-filename", "content/incidents/a.md"));
    }

    [Fact]
    public async Task Only_what_is_reported_on_is_mended()
    {
        foreach (var name in new[] { "a", "b" })
            _shell.Write($"content/incidents/{name}.md", Slip);
        _shell.Write("postmortems.yml", "titel: a\n");
        await _shell.RunAsync("check", "--fix", "content/incidents/a.md");
        Assert.Equal((Right, Slip, "titel: a\n"), (_shell.Read("content/incidents/a.md"), _shell.Read("content/incidents/b.md"), _shell.Read("postmortems.yml")));
    }

    [Fact]
    public async Task A_rule_that_is_off_or_let_pass_mends_nothing()
    {
        _shell.Write("postmortems.yml", "rules: {unknown-key: off}\n");
        _shell.Write("content/incidents/a.md", Slip);
        _shell.Write("content/incidents/b.md", "---\ntitle: b\nstatus: drft\nallow: [{rule: unknown-value, why: old words}]\n---\n");
        await _shell.RunAsync("check", "--fix");
        Assert.Contains("Nothing to mend.\n", _shell.Error, StringComparison.Ordinal);
        Assert.Equal(Slip, _shell.Read("content/incidents/a.md"));
    }

    [Fact]
    public async Task The_words_of_a_mended_config_hold_for_the_reports_at_once()
    {
        _shell.Write("postmortems.yml", "servces: [{id: payments, name: {zh: 支付}}]\n");
        _shell.Write("content/incidents/a.md", Right.Replace("title: Slow", "title: Slow\nservices: [支付]", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check", "--fix"));
        Assert.Contains("services: [payments]", _shell.Read("content/incidents/a.md"), StringComparison.Ordinal);
        Assert.StartsWith("services:", _shell.Read("postmortems.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_keeps_its_rights_and_a_link_is_not_written_through()
    {
        if (OperatingSystem.IsWindows())
            return;
        _shell.Write("content/incidents/a.md", Slip);
        _shell.Write("elsewhere.yml", "titel: a\n");
        File.CreateSymbolicLink(Path.Join(_shell.Folder, "postmortems.yml"), Path.Join(_shell.Folder, "elsewhere.yml"));
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(Path.Join(_shell.Folder, "content/incidents/a.md"), mode);
        await _shell.RunAsync("check", "--fix");
        Assert.Equal(mode, File.GetUnixFileMode(Path.Join(_shell.Folder, "content/incidents/a.md")));
        Assert.Equal("titel: a\n", _shell.Read("elsewhere.yml"));
        Assert.Contains("postmortems: postmortems.yml is a symbolic link, and is not mended.\nMended 2 findings in 1 file.\n", _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_are_told_the_edits()
    {
        _shell.Write("content/incidents/a.md", Slip);
        await _shell.RunAsync("check", "--format", "json");
        using var json = JsonDocument.Parse(_shell.Out);
        Assert.Equal("""[{"line":4,"column":1,"endLine":4,"endColumn":7,"text":"status"}]""", Compact(Assert.Single(json.RootElement.GetProperty("findings").EnumerateArray()).GetProperty("edits")));

        using var second = new TestShell();
        second.Write("content/incidents/a.md", Slip);
        await second.RunAsync("check", "--format", "sarif");
        using var sarif = JsonDocument.Parse(second.Out);
        var change = sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("fixes")[0].GetProperty("artifactChanges")[0];
        Assert.Equal("content/incidents/a.md", change.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("""[{"deletedRegion":{"startLine":4,"startColumn":1,"endLine":4,"endColumn":7},"insertedContent":{"text":"status"}}]""", Compact(change.GetProperty("replacements")));
    }

    [Fact]
    public async Task People_are_told_that_some_can_be_mended()
    {
        _shell.Write("content/incidents/a.md", Slip);
        await _shell.RunAsync("check", "--format", "pretty");
        Assert.Contains("postmortems check --fix mends 1 of them; --diff shows how.\n", _shell.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\nb", "a\nc", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n")]
    [InlineData("a\nb\n", "c\nd\n", "@@ -1,2 +1,2 @@\n-a\n-b\n+c\n+d\n")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "x\n2\n3\n4\n5\n6\n7\n8\ny\n", "@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+y\n")]
    [InlineData("a\r\nb\r\n", "a\r\nc\r\n", "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n")]
    public void A_diff_is_what_git_would_write(string before, string after, string hunks) =>
        Assert.Equal("--- a/p\n+++ b/p\n" + hunks, UnifiedDiff.Of("p", before, after));

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
