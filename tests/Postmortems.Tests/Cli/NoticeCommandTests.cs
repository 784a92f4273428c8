using System.Text.Json.Nodes;
using Postmortems.Cli;
using Postmortems.Cli.Commands;
using Postmortems.Notices;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed class NoticeCommandTests : IDisposable
{
    private const string Path = "content/incidents/2026/slow.md";

    private readonly TestShell _shell = new();

    public NoticeCommandTests()
    {
        _shell.Write("postmortems.yml", "timezone: UTC\nbase_url: https://example.org/\n");
        _shell.Write(Path, "---\ntitle: Checkout slow\nlang: en\nseverity: P1\nservices: [checkout]\ntimes: {started: 2026-09-30 11:00, detected: 2026-09-30 11:05}\nimpact: {summary: Orders fail}\n---\n\n## Summary\n\nSlow. The key is AKIAIOSFODNN7EXAMPL3.\n");
    }

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData(Path)]
    [InlineData("slow")]
    public async Task A_report_is_named_by_its_file_or_its_id(string named)
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("notice", named, "--kind", "internal"));
        Assert.StartsWith("## INCIDENT [P1] Checkout slow\n\n- **Began**: 2026-09-30 11:00 (UTC)\n", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("https://example.org/", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_report_does_not_tell_is_named_beside_the_message()
    {
        await _shell.RunAsync("notice", "slow", "--kind", "customer", "--format", "text");
        Assert.Contains("Not affected: […]\n", _shell.Out, StringComparison.Ordinal);
        Assert.Equal(
            "4 places are for you to fill in, with --fill or by hand:\n  1  checkout: […]\n  2  Not affected: […]\n  3  Meanwhile: [… a way around, or please do not …]\n  4  We will write again by [… when].\n",
            _shell.Error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Blanks_are_filled_in_by_number_or_label()
    {
        await _shell.RunAsync("notice", "slow", "--kind", "customer", "--format", "text", "--fill", "4=12:30", "--fill", "not affected=search [… yet]", "--fill", "1=slow payments", "--fill", "3=");
        Assert.StartsWith("checkout: slow payments\n", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("Not affected: search [… yet]\n", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("We will write again by 12:30.\n", _shell.Out, StringComparison.Ordinal);
        Assert.Equal("One place is for you to fill in, with --fill or by hand:\n  1  Not affected: [… yet]\n", _shell.Error.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("9=x", "This message has no blank '9'. It has 1 (checkout: […]), 2 (Not affected)")]
    [InlineData("nothing", "--fill nothing names no blank. Write it as --fill 1=TEXT.")]
    public async Task A_blank_that_is_not_there_is_refused(string fill, string said)
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("notice", "slow", "--kind", "customer", "--fill", fill));
        Assert.Contains(said, _shell.Error, StringComparison.Ordinal);
        Assert.Equal("", _shell.Out);
    }

    [Fact]
    public async Task Every_kind_is_written_in_every_format_and_language()
    {
        Assert.Equal(Enum.GetValues<NoticeKind>(), NoticeArguments.Kinds.Select(kind => kind.Kind));
        foreach (var (kind, _) in NoticeArguments.Kinds)
        {
            foreach (var format in NoticeArguments.Formats)
            {
                using var shell = new TestShell();
                shell.Write(Path, _shell.Read(Path));
                Assert.Equal(ExitCode.Ok, await shell.RunAsync("notice", "slow", "--kind", kind, "--format", format, "--lang", "zh"));
                Assert.EndsWith("\n", shell.Out, StringComparison.Ordinal);
                if (ChatForms.All.Any(form => form.Id == format))
                    Assert.IsType<JsonObject>(JsonNode.Parse(shell.Out));
            }
        }
    }

    [Fact]
    public async Task A_secret_of_the_report_is_not_in_the_message()
    {
        await _shell.RunAsync("notice", "slow", "--kind", "company");
        Assert.Contains("The key is AKIA…", _shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("AKIAIOSFODNN7EXAMPL3", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_can_be_written_to_a_file()
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("notice", "slow", "--kind", "executive", "--format", "html", "-o", "out/mail.html"));
        Assert.Equal("", _shell.Out);
        Assert.Contains("Wrote ", _shell.Error, StringComparison.Ordinal);
        Assert.Contains("[P1] Checkout slow</h1>", _shell.Read("out/mail.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_too_long_for_a_chat_is_said_to_be()
    {
        _shell.Write("content/incidents/2026/long.md", $"---\ntitle: Slow\nlang: en\nimpact: {{summary: {new string('x', 3_000)}}}\n---\n");
        await _shell.RunAsync("notice", "long", "--kind", "internal", "--format", "wecom");
        Assert.Contains("Shortened: wecom takes no longer message. Lines left out or cut: 1.", _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_is_not_there_is_refused_with_the_nearest()
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("notice", "slwo", "--kind", "internal"));
        Assert.Contains("There is no report 'slwo'; did you mean 'slow'? Name its file, or its id.", _shell.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("notice", "postmortems.yml", "--kind", "internal"));
        Assert.Contains("postmortems.yml is not a report of this library", _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_customer_hears_of_a_drill()
    {
        _shell.Write(Path, "---\ntitle: Slow\nkind: drill\n---\n");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("notice", "slow", "--kind", "customer"));
        Assert.Contains("No customer is told", _shell.Error, StringComparison.Ordinal);
    }
}
