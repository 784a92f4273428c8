using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed class OpenCommandTests : IDisposable
{
    private const string Path = "content/incidents/2026/2026-09-30-checkout-slow.md";

    private readonly TestShell _shell = new() { Time = new HurriedTime(TimeSpan.MaxValue) };

    public OpenCommandTests()
    {
        _shell.Write("postmortems.yml", "timezone: UTC\n");
        Directory.CreateDirectory(System.IO.Path.Join(_shell.Folder, "content/incidents"));
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task A_draft_holds_time_level_roles_and_the_checklist_of_its_level()
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("open", "Checkout slow", "--severity", "P1", "--service", "checkout", "--commander", "Ada, on call", "--scribe", "bo"));
        var text = _shell.Read(Path);
        Assert.Contains("\nseverity: P1 ", text, StringComparison.Ordinal);
        Assert.Contains("\nservices: [checkout] ", text, StringComparison.Ordinal);
        Assert.Contains("roles: [{role: commander, name: \"Ada, on call\"}, {role: scribe, name: bo}]", text, StringComparison.Ordinal);
        Assert.Contains("  detected: 2026-09-30 12:00 ", text, StringComparison.Ordinal);
        Assert.Contains("- 2026-09-30 12:00 **classified** The incident is declared: P1\n", text, StringComparison.Ordinal);
        Assert.Contains("## While it lasts\n\n- [ ] Classified by 12:10 (within 10 min)\n- [ ] Acknowledged by 12:15 (within 15 min)\n", text, StringComparison.Ordinal);
        Assert.Contains("- [ ] An update every 15 min, until Recovered\n", text, StringComparison.Ordinal);
        Assert.Contains("- [ ] Commander: Lead the war room; usually the technical lead\n", text, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("check"));
        Assert.Contains("0 errors, 0 warnings", _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_clocks_are_shown_once_where_nobody_watches()
    {
        await _shell.RunAsync("open", "Checkout slow", "--severity", "P1", "--at", "11:48");
        Assert.EndsWith(
            "P1  Checkout slow  (2026-09-30-checkout-slow), 12:00\n  acknowledged  due 12:03, in 3 min\n  next update   due 12:03, in 3 min\n  mitigated     due 12:18, in 18 min\n  identified    due 13:48, in 1 h 48 min\n  recovered     due 15:48, in 3 h 48 min\n  classified    11:48, in time\n  reviewed      not begun\n",
            _shell.Out.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_late_and_what_was_reached_is_said()
    {
        await _shell.RunAsync("open", "Checkout slow", "--severity", "P1", "--at", "11:20");
        await _shell.RunAsync("log", "I have it", "--phase", "acknowledged", "--at", "11:50");
        await _shell.RunAsync("log", "Still looking", "--phase", "update", "--at", "11:55");
        await _shell.RunAsync("open", "2026-09-30-checkout-slow");
        var last = _shell.Out[_shell.Out.LastIndexOf("P1  ", StringComparison.Ordinal)..];
        Assert.Contains("  mitigated     LATE by 10 min: was due 11:50\n", last, StringComparison.Ordinal);
        Assert.Contains("  next update   due 12:10, in 10 min\n", last, StringComparison.Ordinal);
        Assert.Contains("  acknowledged  11:50, late\n", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_reads_the_report_anew_and_ends_with_the_incident()
    {
        await _shell.RunAsync("open", "Checkout slow", "--severity", "P1");
        var watch = _shell.RunAsync("open", "2026-09-30-checkout-slow", "--watch");
        using (var other = new TestShell())
            Assert.Equal(ExitCode.Ok, await other.RunAsync("log", "Gone", "--phase", "resolved", "--root", _shell.Folder, "--report", System.IO.Path.Join(_shell.Folder, Path)));
        using (var other = new TestShell())
            Assert.Equal(ExitCode.Ok, await other.RunAsync("log", "Well again", "--phase", "recovered", "--root", _shell.Folder, "--report", System.IO.Path.Join(_shell.Folder, Path)));
        foreach (var phase in new[] { "acknowledged", "mitigated", "identified" })
        {
            using var other = new TestShell();
            Assert.Equal(ExitCode.Ok, await other.RunAsync("log", "x", "--phase", phase, "--root", _shell.Folder, "--report", System.IO.Path.Join(_shell.Folder, Path)));
        }

        Assert.Equal(ExitCode.Ok, await watch);
    }

    [Fact]
    public async Task Ctrl_C_leaves_cleanly()
    {
        await _shell.RunAsync("open", "Checkout slow", "--severity", "P1");
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        Assert.Equal(ExitCode.Ok, await Program.RunAsync(["open", "2026-09-30-checkout-slow", "--watch"], _shell.Shell, cancel.Token));
        Assert.EndsWith("No longer watched; the incident goes on.\n", _shell.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Chinese_without_a_zone_and_without_a_level()
    {
        _shell.Write("postmortems.yml", "title: x\n");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("open", "下单变慢", "--lang", "zh"));
        var text = _shell.Read("content/incidents/2026/2026-09-30-下单变慢.md");
        Assert.Contains("\ntimezone: Europe/Berlin\n", text, StringComparison.Ordinal);
        Assert.Contains("- 2026-09-30 14:00 **进展** 宣布进入故障处理\n", text, StringComparison.Ordinal);
        Assert.Contains("No clock runs for it.", _shell.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("L3", "Resolved: next release")]
    [InlineData("L4", "Resolved: as soon as it can be")]
    [InlineData("P3", "Acknowledged: next business hours")]
    public async Task A_limit_without_an_hour_is_on_the_checklist_too(string level, string step)
    {
        await _shell.RunAsync("open", "Checkout slow", "--severity", level);
        Assert.Contains($"\n- [ ] {step}\n", _shell.Read(Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--severity", "P9", "'P9' is no level of this library")]
    [InlineData("--at", "soon", "'soon' is no time.")]
    public async Task A_wrong_word_begins_nothing(string option, string value, string said)
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("open", "Checkout slow", option, value));
        Assert.Contains(said, _shell.Error, StringComparison.Ordinal);
        Assert.False(_shell.Exists(Path));
    }
}
