using Postmortems.Configuration;
using Postmortems.Importing;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Importing;

/// <summary>Tables and exports of other tools: a report a record.</summary>
public sealed class RecordImportTests
{
    private static readonly string Samples = Path.Join(Repository.Tests, "Importing", "Samples");

    public static TheoryData<string> Files { get; } = [.. Directory.EnumerateFiles(Samples).Select(file => Path.GetFileName(file)!).Where(IsRecords).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void An_export_becomes_reports_that_people_have_read(string file) =>
        Golden.Check(string.Join("\n=====\n\n", Import(file).Select(report => report.Text)), Path.Join("import", $"{file}.md"));

    [Theory]
    [MemberData(nameof(Files))]
    public void They_pass_the_check(string file) => Assert.All(Import(file), report => Assert.Empty(Imported.Errors(report)));

    [Theory]
    [InlineData("table.csv")]
    [InlineData("表格.csv")]
    [InlineData("jira.csv")]
    public void No_word_of_a_table_is_lost(string file) =>
        Assert.Empty(Words.Missing(File.ReadAllText(Path.Join(Samples, file)), string.Join('\n', Import(file).Select(report => report.Text))));

    [Theory]
    [InlineData("pagerduty.json", "pagerduty")]
    [InlineData("jira.json", "jira")]
    [InlineData("slack.json", "slack")]
    [InlineData("table.csv", "csv")]
    public void An_export_is_known_by_what_it_holds(string file, string kind) =>
        Assert.Equal(kind, Importers.Read(Source(file), null, Imported.Terms)!.Value.Kind);

    [Theory]
    [InlineData("pagerduty.json", "P1", "edge-gateway", 3)]
    [InlineData("jira.json", "Sev2", "mail", 2)]
    [InlineData("slack.json", null, null, 3)]
    [InlineData("jira.csv", "P1", "exports", 0)]
    [InlineData("表格.csv", "P1", null, 0)]
    public void Their_facts_are_found(string file, string? severity, string? service, int lines)
    {
        var incident = Imported.Read(Import(file)[0]).Incident!;
        Assert.Equal(severity, incident.Severity.Value?.Written);
        Assert.Equal(service, incident.Services.IsGiven ? incident.Services.Value[0] : null);
        Assert.Equal(lines, incident.Timeline.Entries.Count(entry => entry.At is not null));
        Assert.NotNull(incident.Milestone(Postmortems.Incidents.Phase.Started).Value);
    }

    [Fact]
    public void A_column_may_be_mapped_by_hand()
    {
        var terms = Imported.Terms with { Map = Imported.Terms.Map.Add("Was geschah", "title").Add("Stufe", "severity") };
        var report = Assert.Single(Imported.All("Was geschah;Stufe\nKein Netz;P0\n", "x.csv", terms));
        Assert.Contains("title: Kein Netz\n", report.Text);
        Assert.Contains("severity: P0\n", report.Text);
    }

    [Theory]
    [InlineData("x.csv", "a,b\n1,2\n", "x.csv:1: no column holds a title or a summary: a, b")]
    [InlineData("x.json", "{\n\"incident_number\": 1,\n oops}", "x.json:3: this is no JSON")]
    [InlineData("x.json", "{\"fields\": 1, \"key\": 2}", "x.json:1: there is no issue in it")]
    public void What_is_wrong_with_a_source_is_told_at_its_line(string path, string text, string message)
    {
        var fault = Assert.Throws<ImportFault>(() => Importers.Read(new ImportSource(path, text), null, Imported.Terms));
        Assert.StartsWith(message, fault.Message);
    }

    private static bool IsRecords(string file) => Path.GetExtension(file) is ".csv" or ".json";

    private static ImportSource Source(string file) => new($"old/{file}", File.ReadAllText(Path.Join(Samples, file)));

    private static IReadOnlyList<ImportedReport> Import(string file) => Importers.Read(Source(file), null, Imported.Terms)!.Value.Reports;
}
