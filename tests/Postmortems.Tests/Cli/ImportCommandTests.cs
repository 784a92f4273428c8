using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed class ImportCommandTests : IDisposable
{
    private const string Old = "# 2021-05-10: Queue stuck\n\n## Summary\n\nThe queue stood still.\n\n## Timeline\n\n### 9:15 AM PST\n\nIt stops. ![a graph](img/queue.png)\n";

    private const string Written = "content/incidents/2021/2021-05-10-queue.md";

    private readonly TestShell _shell = new();

    public ImportCommandTests()
    {
        _shell.Write("postmortems.yml", "title: Test\n");
        _shell.Write("old/queue.md", Old);
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task A_report_goes_where_its_day_belongs_and_passes_the_check()
    {
        _shell.Write("old/img/queue.png", "no picture, and nobody looks");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("import", "old"));
        Assert.Contains("- 2021-05-10 09:15", _shell.Read(Written));
        Assert.Contains("timezone: America/Los_Angeles", _shell.Read(Written));
        Assert.Contains("](2021-05-10-queue/img/queue.png)", _shell.Read(Written));
        Assert.True(_shell.Exists("content/incidents/2021/2021-05-10-queue/img/queue.png"));
        Assert.Contains("Reports: 1 new.", _shell.Out);
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check", "--strict"));
    }

    [Fact]
    public async Task A_second_time_nothing_has_changed()
    {
        await _shell.RunAsync("import", "old");
        var before = _shell.Read(Written);
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("import", "old"));
        Assert.Equal(before, _shell.Read(Written));
        Assert.Contains("Reports: 1 unchanged.", _shell.Out);
    }

    [Fact]
    public async Task What_has_changed_since_stays_unless_it_is_forced()
    {
        await _shell.RunAsync("import", "old");
        var mended = _shell.Read(Written).Replace("severity: unknown", "severity: P1", StringComparison.Ordinal);
        _shell.Write(Written, mended);
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("import", "old"));
        Assert.Equal(mended, _shell.Read(Written));
        Assert.Contains("Reports: 1 differs.", _shell.Out);
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("import", "old", "--force"));
        Assert.Contains("severity: unknown", _shell.Read(Written));
    }

    [Fact]
    public async Task A_dry_run_shows_the_file_and_writes_none()
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("import", "old", "--dry-run"));
        Assert.StartsWith($"--- /dev/null\n+++ b/{Written}\n@@ -0,0 +1,", _shell.Out);
        Assert.Contains("\n+title: Queue stuck\n", _shell.Out);
        Assert.False(_shell.Exists(Written));
    }

    [Fact]
    public async Task Two_sources_of_one_name_become_two_reports_the_same_each_time()
    {
        _shell.Write("older/queue.md", Old.Replace("stood still", "stood still again", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("import", "old", "older"));
        Assert.Contains("still again", _shell.Read("content/incidents/2021/2021-05-10-queue-2.md"));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("import", "older"));
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("import", "older", "old"));
        Assert.Contains("Reports: 2 unchanged.", _shell.Out);
    }

    [Fact]
    public async Task A_link_to_another_source_leads_to_its_report()
    {
        _shell.Write("old/next.md", "# 2021-06-01: Again\n\nAs [before](./queue.md#summary).\n");
        await _shell.RunAsync("import", "old");
        Assert.Contains("[before](2021-05-10-queue.md#summary)", _shell.Read("content/incidents/2021/2021-06-01-next.md"));
    }

    [Fact]
    public async Task A_report_of_ours_keeps_every_byte()
    {
        const string Ours = "---\ntitle: \"Ours\"   # as it is\nseverity: P2\ntimes: {started: 2024-02-03}\nkind: backfilled\n---\n\n\nIt was slow.\n\n";
        _shell.Write("mine/ours.md", Ours);
        await _shell.RunAsync("import", "mine");
        Assert.Equal(Ours, _shell.Read("content/incidents/ours.md"));
        await _shell.RunAsync("import", "mine/ours.md");
        Assert.EndsWith("Reports: 1 unchanged.\n", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_a_report_links_goes_along_and_is_no_report()
    {
        _shell.Write("mine/2024/measured.md", "---\ntitle: Measured\nseverity: P2\ntimes: {started: 2024-02-03}\nmetrics: [load.csv]\n---\n\nIt was [slow](data/slow.csv).\n");
        _shell.Write("mine/2024/load.csv", "time,load\n2024-02-03T10:00Z,1\n");
        _shell.Write("mine/2024/data/slow.csv", "title,n\nx,1\n");
        _shell.Write("mine/README.md", "# How we write\n");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("import", "mine"));
        Assert.Equal(
            ["2024/data/slow.csv", "2024/load.csv", "2024/measured.md"],
            Directory.EnumerateFiles(Path.Join(_shell.Folder, "content/incidents"), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Path.Join(_shell.Folder, "content/incidents"), path).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.Contains("mine/2024/load.csv goes with mine/2024/measured.md, which links to it.", _shell.Error);
        Assert.Contains("mine/README.md explains a folder of reports, and is none.", _shell.Error);
    }

    [Fact]
    public async Task A_script_gets_what_was_mapped_guessed_and_left()
    {
        _shell.Write("old/2022-01-02-x.md", "---\nlayout: post\n---\n\nIt was slow.\n");
        await _shell.RunAsync("import", "old/2022-01-02-x.md", "--json");
        Assert.Contains("\"outcome\": \"new\"", _shell.Out);
        Assert.Contains("\"field\": \"layout: post\"", _shell.Out);
        Assert.Contains("\"field\": \"started\"", _shell.Out);
    }

    [Fact]
    public async Task The_days_of_a_channel_become_one_timeline_with_the_names_of_its_people()
    {
        _shell.Write("slack/users.json", "[{\"id\":\"U1\",\"name\":\"ana\",\"profile\":{\"real_name\":\"Ana Lima\",\"title\":\"On call\"}},{\"id\":\"U2\",\"name\":\"bo\"}]");
        _shell.Write("slack/channels.json", "[{\"id\":\"C1\",\"name\":\"inc-queue\"}]");
        _shell.Write("slack/inc-queue/2024-05-01.json", "[{\"ts\":\"1714608000.1\",\"user\":\"U1\",\"text\":\"it stops, <@U2>, see <#C9|ops> <!here>\"}]");
        _shell.Write("slack/inc-queue/2024-05-02.json", "[{\"ts\":\"1714611600.1\",\"user\":\"U2\",\"text\":\"it runs\"},{\"ts\":\"1714611700.1\",\"user\":\"U3\",\"text\":\"thanks\"}]");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("import", "slack"));
        var report = _shell.Read("content/incidents/2024/2024-05-02-inc-queue.md");
        Assert.Contains("- 2024-05-02 00:00:00 Ana Lima (On call): it stops, @bo, see #ops @here\n- 2024-05-02 01:00:00 bo: it runs\n- 2024-05-02 01:01:40 U3: thanks\n", report);
        Assert.Contains("# Imported from slack/inc-queue\n", report);
        Assert.Contains("Reports: 1 new.", _shell.Out);
        Assert.Contains("slack/channels.json is of no form that is known.", _shell.Error);
        Assert.DoesNotContain("users.json", _shell.Error);
        await _shell.RunAsync("import", "slack/inc-queue/2024-05-01.json", "slack/inc-queue/2024-05-02.json");
        Assert.EndsWith("Reports: 1 unchanged.\n", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Symbolic_links_and_what_is_no_text_are_told()
    {
        File.CreateSymbolicLink(Path.Join(_shell.Folder, "old", "loop"), Path.Join(_shell.Folder, "old"));
        _shell.Write("old/binary.md", "a\0b");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("import", "old"));
        Assert.Contains("old/loop is a symbolic link, and is not followed.", _shell.Error);
        Assert.Contains("old/binary.md is no text.", _shell.Error);
        Assert.True(_shell.Exists(Written));
    }

    [Theory]
    [InlineData("There is no file or folder", "import", "nowhere.md")]
    [InlineData("There is no time zone 'Mars'", "import", "old", "--timezone", "Mars")]
    [InlineData("'Kunde=customer' names no field", "import", "old", "--map", "Kunde=customer")]
    public async Task What_cannot_be_done_is_said(string message, params string[] args)
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync(args));
        Assert.Contains(message, _shell.Error);
    }

    [Fact]
    public async Task A_label_may_be_mapped_by_hand()
    {
        _shell.Write("old/karte.md", "# Ausfall\n\n**Beginn**: 2020-03-04 10:00\n**Stufe**: P1\n\nAlles stand.\n");
        await _shell.RunAsync("import", "old/karte.md", "--map", "Beginn=started,Stufe=severity");
        var report = _shell.Read("content/incidents/2020/2020-03-04-karte.md");
        Assert.Contains("started: 2020-03-04 10:00", report);
        Assert.Contains("severity: P1", report);
    }
}
