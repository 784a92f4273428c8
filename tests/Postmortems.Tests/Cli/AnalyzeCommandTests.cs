using System.Text.Json.Nodes;
using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed class AnalyzeCommandTests : IDisposable
{
    private readonly TestShell _shell = new();

    public AnalyzeCommandTests()
    {
        _shell.Write("postmortems.yml", "timezone: UTC\n");
        _shell.Write("content/incidents/a.md", "---\ntitle: Slow\ntimes: {started: 2026-05-01 12:00, detected: 2026-05-01 12:10}\n---\n");
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Without_a_period_it_is_the_last_quarter_with_an_incident()
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("analyze"));
        Assert.StartsWith("\n2026, quarter 2\nFiled under 2026, quarter 2: 1 (", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("2026-Q2  ████████████████████████  1\n", _shell.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_and_csv_hold_the_same_figures()
    {
        await _shell.RunAsync("analyze", "--quarter", "2026-q2", "--format", "json");
        var json = JsonNode.Parse(_shell.Out)!;
        Assert.Equal(("2026-q2", "2026-04-01", "UTC", 1), ((string)json["period"]!, (string)json["from"]!, (string)json["zone"]!, (int)json["incidents"]!));
        var detect = json["figures"]!.AsArray().Single(figure => (string)figure!["section"]! == "durations" && (string)figure["figure"]! == "detect")!;
        Assert.Equal((600, 1, "nothing_before"), ((int)detect["value"]!, (int)detect["n"]!, (string)detect["change"]!));

        using var csv = new TestShell();
        csv.Write("postmortems.yml", "timezone: UTC\n");
        csv.Write("content/incidents/a.md", _shell.Read("content/incidents/a.md"));
        await csv.RunAsync("analyze", "--quarter", "2026-q2", "--format", "csv");
        var lines = csv.Out.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.Equal(json["figures"]!.AsArray().Count + 1, lines.Length);
        Assert.Contains("durations,detect,seconds,600,,,1,1,0,nothing_before,,,,,", lines);
    }

    [Fact]
    public async Task Json_holds_what_is_alike_too_and_needs_no_date_for_it()
    {
        using var undated = new TestShell();
        undated.Write("lib/content/incidents/a.md", "---\ntitle: Pool empty\nservices: [shop]\n---\nThe connection pool leaked.\n");
        undated.Write("lib/content/incidents/b.md", "---\ntitle: Pool empty again\nservices: [shop]\n---\nThe connection pool leaked on retry.\n");
        undated.Write("lib/content/incidents/c.md", "---\ntitle: Certificate expired\n---\nNobody renewed it.\n");
        Assert.Equal(ExitCode.Ok, await undated.RunAsync("analyze", "--json", "lib"));
        var json = JsonNode.Parse(undated.Out)!;
        Assert.Equal(["b", "c"], json["neighbours"]!["a"]!.AsArray().Select(other => (string)other!["id"]!));
        var near = json["neighbours"]!["a"]![0]!;
        Assert.Contains("pool", near["terms"]!.AsArray().Select(term => (string)term!));
        Assert.Equal(["shop"], near["services"]!.AsArray().Select(service => (string)service!));
        Assert.Empty(json["families"]!.AsArray());
        Assert.Equal((3, 20), ((int)json["families_of"]!["reports"]!, (int)json["families_of"]!["fewest_reports"]!));
        Assert.Equal("untold", (string)near["alike_in"]!);
        Assert.Equal(["too_few", "0", "20", "1"], new[] { "decision", "other", "fewest_of_each", "words" }.Select(name => json["weights"]![name]!.ToString()));
        Assert.Null(json["figures"]);
    }

    [Fact]
    public async Task Json_suggests_the_likeliest_kind_first_with_what_the_guess_is_worth()
    {
        for (var i = 0; i < 6; i++)
        {
            _shell.Write($"content/incidents/certificate-{i}.md", "---\ntitle: A certificate expired\ncauses: [{id: c1, kind: certificate, summary: x}]\n---\n");
            _shell.Write($"content/incidents/disk-{i}.md", "---\ntitle: The disk ran full\ncauses: [{id: c1, kind: capacity, summary: x}]\n---\n");
        }

        _shell.Write("content/incidents/draft.md", "---\ntitle: The certificate of the gateway expired\n---\n");
        await _shell.RunAsync("analyze", "--json");
        var json = JsonNode.Parse(_shell.Out)!;
        var first = json["suggestions"]!["draft"]![0]!;
        Assert.Equal(("certificate", 1.0, 12), ((string)first["kind"]!, (double)first["expected"]!, (int)first["of"]!));
        Assert.Equal(("too_few", 12), ((string)json["suggested_from"]!["trigger"]!["withheld"]!, (int)json["suggested_from"]!["cause"]!["labelled"]!));
        Assert.Null(json["suggestions"]!["disk-0"]);
    }

    [Fact]
    public async Task A_year_is_a_period_too()
    {
        await _shell.RunAsync("analyze", "--year", "2026", "--format", "json");
        Assert.Equal("2026", (string)JsonNode.Parse(_shell.Out)!["period"]!);
    }

    [Theory]
    [InlineData("'2026-q7' is no quarter. Write it as 2026-q3.", "--quarter", "2026-q7")]
    [InlineData("'2026-q1' is no year. Write it as 2026.", "--year", "2026-q1")]
    [InlineData("The folder of the library is named twice: say it alone, or with --root.", "--root", ".", ".")]
    [InlineData("A quarter or a year: say one of --quarter and --year.", "--year", "2026", "--quarter", "2026-q1")]
    public async Task What_cannot_be_meant_is_refused(string why, params string[] args)
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync(["analyze", .. args]));
        Assert.Contains(why, _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_without_a_date_is_told_what_to_say()
    {
        _shell.Write("content/incidents/a.md", "---\ntitle: Slow\n---\n");
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("analyze"));
        Assert.Contains("Name one with --quarter", _shell.Error, StringComparison.Ordinal);
    }
}
