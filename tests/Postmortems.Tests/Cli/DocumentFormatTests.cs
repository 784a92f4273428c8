using System.Text.Json;
using Postmortems.Cli.Output;
using Postmortems.Diagnostics;
using Postmortems.Tests.Support;
using Postmortems.Validation;

namespace Postmortems.Tests.Cli;

/// <summary>The formats that other programs read: each is one JSON document.</summary>
public sealed class DocumentFormatTests
{
    private const string Text = "---\ntitle: 下单变慢\nseverity: S9\n---\n\nIt was slow.\n";

    private static readonly RuleInfo Rule = RuleSet.Find("unknown-severity")!;

    [Fact]
    public void Json_has_all_that_a_finding_says()
    {
        var found = Finding(Text, "S9", "'S9' is no level") with { Help = "write P1" };
        var document = Written("json", new FindingList([found], "team/", Reports: 3));
        Assert.Equal(1, document.GetProperty("version").GetInt32());
        Assert.Equal("{\"reports\":3,\"errors\":1,\"warnings\":0,\"hints\":0}", Compact(document.GetProperty("counts")));
        Assert.Equal(
            "{\"code\":\"PM0803\",\"name\":\"unknown-severity\",\"level\":\"error\",\"path\":\"team/content/incidents/a.md\",\"line\":3,\"column\":11," +
            "\"endLine\":3,\"endColumn\":13,\"message\":\"\\u0027S9\\u0027 is no level\",\"help\":\"write P1\",\"edits\":[]}",
            Compact(Assert.Single(document.GetProperty("findings").EnumerateArray())));
    }

    [Fact]
    public void Json_counts_each_level_and_says_that_there_is_no_help()
    {
        var found = Finding(Text, "S9", "x");
        var document = Written("json", new FindingList([found, found with { Severity = DiagnosticSeverity.Warning }, found with { Severity = DiagnosticSeverity.Hint }], ""));
        Assert.Equal("{\"reports\":0,\"errors\":1,\"warnings\":1,\"hints\":1}", Compact(document.GetProperty("counts")));
        Assert.Equal(["error", "warning", "hint"], document.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("level").GetString()));
        Assert.All(document.GetProperty("findings").EnumerateArray(), finding => Assert.Equal(JsonValueKind.Null, finding.GetProperty("help").ValueKind));
    }

    [Fact]
    public void GitLab_gets_what_its_report_asks_for()
    {
        var found = Finding(Text, "S9", "'S9' is no level") with { Help = "write P1" };
        var entry = Assert.Single(Written("gitlab", new FindingList([found], "team/")).EnumerateArray());
        Assert.Equal("'S9' is no level (write P1)", entry.GetProperty("description").GetString());
        Assert.Equal("unknown-severity", entry.GetProperty("check_name").GetString());
        Assert.Matches("^[0-9a-f]{64}$", entry.GetProperty("fingerprint").GetString());
        Assert.Equal("major", entry.GetProperty("severity").GetString());
        Assert.Equal("{\"path\":\"team/content/incidents/a.md\",\"lines\":{\"begin\":3,\"end\":3}}", Compact(entry.GetProperty("location")));
    }

    [Fact]
    public void GitLab_knows_a_hint_for_information()
    {
        var found = Finding(Text, "S9", "x");
        var list = new FindingList([found with { Severity = DiagnosticSeverity.Warning }, found with { Severity = DiagnosticSeverity.Hint }], "");
        Assert.Equal(["minor", "info"], Written("gitlab", list).EnumerateArray().Select(entry => entry.GetProperty("severity").GetString()));
    }

    [Theory]
    [InlineData("../")]
    [InlineData("/elsewhere/")]
    public void A_path_never_leads_out_of_the_checkout(string prefix)
    {
        var list = new FindingList([Finding(Text, "S9", "x")], prefix);
        Assert.Equal("content/incidents/a.md", Written("gitlab", list)[0].GetProperty("location").GetProperty("path").GetString());
        Assert.Equal(prefix + "content/incidents/a.md", Written("json", list).GetProperty("findings")[0].GetProperty("path").GetString());
    }

    [Fact]
    public void A_finding_is_known_again_when_its_line_has_moved_and_no_two_are_taken_for_one()
    {
        var moved = Text.Replace("title:", "reported_by: Ana\ntitle:");
        Diagnostic[] Twice(string text) => [Finding(text, "S9", "x"), Finding(text, "It", "x"), Finding(text, "It", "y"), Finding(text, "S9", "x") with { Rule = RuleSet.Infos[0] }];
        var before = Fingerprints.Of(new FindingList([.. Twice(Text)], ""));
        Assert.Distinct(before);
        Assert.Equal(before.ToArray(), Fingerprints.Of(new FindingList([.. Twice(moved)], "")).ToArray());
        Assert.Empty(before.Intersect(Fingerprints.Of(new FindingList([.. Twice(Text)], "team/"))));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("gitlab")]
    public void Odd_characters_leave_it_valid_and_steer_nobodys_terminal(string format)
    {
        const string Odd = "half \uD83D a \uDE00 whole 😀 \u0000\u001B[31m \u202E \u2028 \" \\ 慢";
        var found = new Diagnostic(Rule, new SourceFile($"content/{Odd}.md", Odd), new TextSpan(5, 6), Odd, Odd);
        var written = Raw(format, new FindingList([found], ""));
        Assert.DoesNotContain(written, c => (char.IsControl(c) && c != '\n') || char.IsSurrogate(c) || c is '\u202E' or '\u2028');
        Assert.Contains("慢", written);
        Assert.EndsWith("\n", written, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(written);
        var said = Odd.Replace("\uD83D a \uDE00", "\uFFFD a \uFFFD");
        Assert.Contains(Strings(document.RootElement), text => text.StartsWith(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("json", 10)]
    [InlineData("sarif", 200)]
    [InlineData("gitlab", 1)]
    public void With_nothing_to_say_it_is_a_document_all_the_same(string format, int least)
    {
        var written = Raw(format, new FindingList([], ""));
        using var document = JsonDocument.Parse(written);
        Assert.True(written.Length > least);
        Assert.DoesNotContain("content/", written);
    }

    private static Diagnostic Finding(string text, string marked, string message)
    {
        var start = text.IndexOf(marked, StringComparison.Ordinal);
        return new Diagnostic(Rule, new SourceFile("content/incidents/a.md", text), new TextSpan(start, start + marked.Length), message);
    }

    private static string Raw(string format, FindingList list)
    {
        using var shell = new TestShell();
        Formats.Find(format).Write(list, shell.Shell);
        return shell.Out;
    }

    private static JsonElement Written(string format, FindingList list)
    {
        using var document = JsonDocument.Parse(Raw(format, list));
        return document.RootElement.Clone();
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Value)),
        _ => [],
    };
}
