using Postmortems.Importing;
using Postmortems.Incidents;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Importing;

/// <summary>A report of each template in use, before and after.</summary>
public sealed class TemplateImportTests
{
    private static readonly string Samples = Path.Join(Repository.Tests, "Importing", "Samples");

    public static TheoryData<string> Files { get; } =
        [.. Directory.EnumerateFiles(Samples).Select(file => Path.GetFileName(file)!).Where(file => !file.EndsWith(".csv", StringComparison.Ordinal) && !file.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_template_becomes_a_report_that_people_have_read(string file) =>
        Golden.Check(Import(file).Text, Path.Join("import", Path.ChangeExtension(file, ".md")));

    [Theory]
    [MemberData(nameof(Files))]
    public void No_word_of_it_is_lost(string file) =>
        Assert.Empty(Words.Missing(File.ReadAllText(Path.Join(Samples, file)), Import(file).Text));

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_cut_off_anywhere_is_imported_without_loss(string file)
    {
        var text = File.ReadAllText(Path.Join(Samples, file));
        for (var length = 0; length < text.Length; length += 11)
            Assert.Empty(Words.Missing(text[..length], string.Join('\n', Imported.All(text[..length], $"old/{file}").Select(report => report.Text))));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void It_passes_the_check(string file) => Assert.Empty(Imported.Errors(Import(file)));

    [Theory]
    [InlineData("Ann, Bea", new[] { "Ann", "Bea" }, "")]
    [InlineData("a user saw `502` in the shop; then the logs, the API, and a look at the host", new string[0], "a user saw 502 in the shop; then the logs, the API, and a look at the host")]
    public void Who_found_it_may_be_how_it_was_found(string said, string[] reporters, string signal)
    {
        var incident = Imported.Read(Imported.Markdown($"# Slow\n\n**Date**: 2026-05-10\n**Discovered by**: {said}\n\n## Summary\n\nIt was slow.\n")).Incident!;
        Assert.Equal(reporters, incident.Roles.Select(role => role.Name));
        Assert.Equal(signal, incident.Detection?.Signal ?? "");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_was_imported_is_ours_and_is_not_touched_again(string file)
    {
        var once = Import(file);
        var again = Assert.Single(Imported.All(once.Text, "content/incidents/x.md"));
        Assert.True(again.IsOurs);
        Assert.Equal(once.Text, again.Text);
    }

    [Theory]
    [InlineData("sre.md", "P?", "2023-05-11", 3, 2)]
    [InlineData("pagerduty.md", "SEV-2", "2022-11-03", 3, 2)]
    [InlineData("atlassian.md", "P1", "2022-03-07", 3, 2)]
    [InlineData("gitlab.md", "Sev3", "2021-08-30", 3, 1)]
    [InlineData("btm.md", "P?", "2020-02-18", 2, 1)]
    [InlineData("ccadb.md", "P?", "2024-01-09", 3, 2)]
    [InlineData("wikimedia.md", "P?", "2023-06-02", 3, 1)]
    [InlineData("blog.md", "P?", "2019-10-17", 0, 2)]
    [InlineData("house.md", "P?", "2018-04-24", 3, 1)]
    [InlineData("zh-table.md", "P1", "2024-08-12", 3, 2)]
    [InlineData("zh-bold.md", "P?", "2025-03-06", 3, 2)]
    [InlineData("quarto.qmd", "P?", "2021-09-14", 2, 1)]
    [InlineData("hugo.md", "P?", "2022-02-02", 0, 0)]
    [InlineData("icco.md", "P?", "2016-01-28", 0, 0)]
    [InlineData("confluence.md", "SEV-2", "2024-11-03", 3, 2)]
    [InlineData("document.md", "P?", "2024-11-03", 3, 2)]
    [InlineData("nested.md", "P2", "2024-11-03", 4, 3)]
    [InlineData("epoch.md", "Sev 1", "2024-11-03", 3, 1)]
    [InlineData("setext.md", "SEV2", "2024-11-03", 3, 2)]
    [InlineData("span.md", "P?", "2024-01-05", 2, 1)]
    [InlineData("morty.md", "Sev2", "2020-12-01", 3, 1)]
    public void Its_facts_are_found(string file, string severity, string day, int lines, int actions)
    {
        var report = Import(file);
        var incident = Imported.Read(report).Incident!;
        Assert.Equal(day, report.Day);
        Assert.Equal(severity is "P?" ? null : severity, incident.Severity.Value?.Written);
        Assert.Equal(lines, incident.Timeline.Entries.Count(entry => entry.At is not null));
        Assert.Equal(actions, incident.Actions.Length);
        Assert.All(incident.Timeline.Entries, entry => Assert.Equal(day[..8], entry.At!.Date?.ToString("yyyy-MM-", null)));
        Assert.Equal(ReportKind.Backfilled, incident.Kind);
    }

    private static ImportedReport Import(string file) => Imported.Markdown(File.ReadAllText(Path.Join(Samples, file)), $"old/{file}");
}
