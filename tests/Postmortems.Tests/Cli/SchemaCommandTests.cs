using System.Text.Json.Nodes;
using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

public sealed class SchemaCommandTests : IDisposable
{
    private readonly TestShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("report", "severity_changes")]
    [InlineData("config", "base_url")]
    public async Task A_schema_says_its_draft_and_holds_the_keys(string kind, string key)
    {
        Assert.Equal(ExitCode.Ok, await _shell.RunAsync("schema", kind));
        var schema = JsonNode.Parse(_shell.Out)!;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string)schema["$schema"]!);
        Assert.NotNull(schema["properties"]![key]!["description"]);
    }

    [Fact]
    public async Task In_a_library_its_services_are_the_choices()
    {
        _shell.Write("postmortems.yml", "services: [checkout, search]\n");
        await _shell.RunAsync("schema");
        Assert.Contains("\"checkout\"", JsonNode.Parse(_shell.Out)!["$defs"]!["service"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_can_be_written_anew()
    {
        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(ExitCode.Ok, await _shell.RunAsync("schema", "config", "--output", ".vscode/config.json"));
        Assert.Equal("Wrote .vscode/config.json.\nWrote .vscode/config.json.\n", _shell.Out);
        Assert.NotNull(JsonNode.Parse(_shell.Read(".vscode/config.json"))!["$defs"]);
    }

    [Fact]
    public async Task There_is_no_third_schema()
    {
        Assert.Equal(ExitCode.Failure, await _shell.RunAsync("schema", "playbook"));
        Assert.Equal("", _shell.Out);
    }
}
