using System.Text.Json;
using Postmortems.Cli;
using Postmortems.Tests.Support;
using Postmortems.Validation;

namespace Postmortems.Tests.Cli;

/// <summary>What SARIF 2.1.0 asks of a log, and code scanning beyond it.</summary>
public sealed class SarifTests : IDisposable
{
    private const string Report = "---\ntitle: Slow 😀\nsevverity: P1\nseverity: 😀 S9\ntimes:\n  detected: 2024-03-14T12:00Z\n---\n## Summary\n\nCheckout was slow.\n";

    private readonly TestShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task The_log_says_what_it_is()
    {
        var log = await LogAsync();
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        Assert.Equal("https://json.schemastore.org/sarif-2.1.0.json", log.GetProperty("$schema").GetString());
        var run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        Assert.Equal(["\r\n", "\n", "\r"], run.GetProperty("newlineSequences").EnumerateArray().Select(ending => ending.GetString()));
        Assert.Equal("postmortems", run.GetProperty("tool").GetProperty("driver").GetProperty("name").GetString());
        Assert.NotEqual("", run.GetProperty("tool").GetProperty("driver").GetProperty("version").GetString());
    }

    [Fact]
    public async Task Every_rule_is_declared_once_with_its_name_its_level_and_what_can_be_done()
    {
        var rules = Rules(await LogAsync()).ToList();
        Assert.Equal(RuleSet.Infos.Select(info => info.Code), rules.Select(rule => rule.GetProperty("id").GetString()));
        Assert.Equal(RuleSet.Infos.Select(info => info.Name), rules.Select(rule => rule.GetProperty("name").GetString()));
        Assert.All(rules, rule =>
        {
            Assert.Matches("^(error|warning|note)$", rule.GetProperty("defaultConfiguration").GetProperty("level").GetString());
            Assert.Matches("^[A-Z][^-]*$", rule.GetProperty("shortDescription").GetProperty("text").GetString());
            Assert.Contains(rule.GetProperty("name").GetString()!, rule.GetProperty("help").GetProperty("text").GetString());
            Assert.Equal(RuleManual.Of(rule.GetProperty("id").GetString()!).Why["en"], rule.GetProperty("fullDescription").GetProperty("text").GetString());
            Assert.Contains("← " + rule.GetProperty("id").GetString(), rule.GetProperty("help").GetProperty("markdown").GetString());
        });
    }

    [Fact]
    public async Task Every_result_points_to_its_rule_and_its_place()
    {
        _shell.Write("content/incidents/a.md", Report);
        var log = await LogAsync();
        var results = Results(log).ToList();
        Assert.Equal(["unknown-key", "unknown-severity"], results.Select(result => Rules(log).ElementAt(result.GetProperty("ruleIndex").GetInt32()).GetProperty("name").GetString()));
        Assert.All(results, result =>
            Assert.Equal(result.GetProperty("ruleId").GetString(), Rules(log).ElementAt(result.GetProperty("ruleIndex").GetInt32()).GetProperty("id").GetString()));
        Assert.Equal(["warning", "error"], results.Select(result => result.GetProperty("level").GetString()));
        Assert.StartsWith("'😀 S9' is no level of a declared scheme\n", results[1].GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
        var place = Assert.Single(results[1].GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
        // The smiling face is two UTF-16 units.
        Assert.Equal("{\"startLine\":4,\"startColumn\":11,\"endLine\":4,\"endColumn\":16}", JsonSerializer.Serialize(place.GetProperty("region")));
        Assert.Distinct(results.Select(result => result.GetProperty("partialFingerprints").GetProperty("sentence/v1").GetString()));
    }

    [Theory]
    [InlineData("a b#c?d%20e.md", "a%20b%23c%3Fd%2520e.md")]
    [InlineData("2026/大小:写.md", "2026/%E5%A4%A7%E5%B0%8F%3A%E5%86%99.md")]
    public async Task An_address_is_relative_and_percent_encoded(string path, string address)
    {
        _shell.Write("content/incidents/" + path, Report);
        var place = Results(await LogAsync()).First().GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation");
        Assert.Equal("content/incidents/" + address, place.GetProperty("uri").GetString());
        Assert.True(Uri.TryCreate(place.GetProperty("uri").GetString(), UriKind.Relative, out _));
        Assert.Equal("%SRCROOT%", place.GetProperty("uriBaseId").GetString());
    }

    [Fact]
    public async Task A_place_has_no_line_or_column_before_the_first()
    {
        _shell.Write("content/incidents/a.md", "");
        _shell.Write("content/incidents/b.md", "\uFEFF---\ntitle: [\r---\r");
        var regions = Results(await LogAsync()).Select(result => result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region")).ToList();
        Assert.NotEmpty(regions);
        Assert.All(regions, region => Assert.All(region.EnumerateObject(), number => Assert.True(number.Value.GetInt32() >= 1)));
        Assert.All(regions, region => Assert.True(End(region, "end").CompareTo(End(region, "start")) >= 0));
    }

    private static (int Line, int Column) End(JsonElement region, string which) =>
        (region.GetProperty(which + "Line").GetInt32(), region.GetProperty(which + "Column").GetInt32());

    private static IEnumerable<JsonElement> Rules(JsonElement log) =>
        log.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray();

    private static IEnumerable<JsonElement> Results(JsonElement log) => log.GetProperty("runs")[0].GetProperty("results").EnumerateArray();

    private async Task<JsonElement> LogAsync()
    {
        Directory.CreateDirectory(Path.Join(_shell.Folder, "content/incidents"));
        Assert.NotEqual(ExitCode.Failure, await _shell.RunAsync("check", "--format", "sarif"));
        using var document = JsonDocument.Parse(_shell.Out);
        return document.RootElement.Clone();
    }
}
