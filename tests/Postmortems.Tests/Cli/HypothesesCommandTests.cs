using System.Text.Json.Nodes;
using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed class HypothesesCommandTests : IDisposable
{
    private readonly TestShell _shell = new();

    public HypothesesCommandTests()
    {
        _shell.Write("postmortems.yml", "timezone: UTC\n");
        _shell.Write("content/incidents/slow.md", "---\ntitle: Slow\nmetrics: [errors.csv]\n---\n## Timeline\n\n- 2024-03-14 11:50 Deploy of checkout 2.4\n- 12:00 **started** Orders time out.\n- 12:10 **detected** The alert fires.\n");
        _shell.Write("content/incidents/errors.csv", "time,errors\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"2024-03-14T{11 + (i / 60)}:{i % 60:00}:00Z,{(i >= 53 ? 40 + (i % 3) : i % 3)}\n")));
    }

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("slow")]
    [InlineData("content/incidents/slow.md")]
    public async Task Each_line_of_evidence_has_its_place_and_each_hypothesis_what_would_refute_it(string named)
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("hypotheses", named));
        Assert.StartsWith("slow: Slow\n\n1. Something was changed: Deploy of checkout 2.4 (10 min before the harm)\n     content/incidents/slow.md:7  2024-03-14 11:50", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("     content/incidents/errors.csv:55  ", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("\n2. A series moved: errors (", _shell.Out, StringComparison.Ordinal);
        Assert.Equal(2, _shell.Out.Split("Wrong if").Length - 1);
        Assert.Contains("After is not because of", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_the_same_order_and_places()
    {
        await _shell.RunAsync("hypotheses", "slow", "--json");
        var json = JsonNode.Parse(_shell.Out)!["hypotheses"]!.AsArray();
        Assert.Equal(["change", "movement"], json.Select(one => (string)one!["kind"]!));
        Assert.Equal(("content/incidents/slow.md:7", "changed", "2024-03-14T11:50:00Z"), ((string)json[0]!["evidence"]![0]!["place"]!, (string)json[0]!["evidence"]![0]!["kind"]!, (string)json[0]!["evidence"]![0]!["at"]!));
    }

    [Fact]
    public async Task An_empty_timeline_is_told_what_is_missing()
    {
        _shell.Write("content/incidents/empty.md", "---\ntitle: Empty\n---\n");
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("hypotheses", "empty"));
        Assert.Contains("does not say when the harm began", _shell.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_is_not_there_is_refused()
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("hypotheses", "fast"));
        Assert.Equal("There is no report 'fast' among the 1 that were read. Name its file, or its id.\n", _shell.Error.ReplaceLineEndings("\n"));
    }
}
