using NodaTime;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Importing;
using Postmortems.Reading;
using Postmortems.Validation;

namespace Postmortems.Tests.Importing;

/// <summary>Imports as tests ask for them.</summary>
internal static class Imported
{
    public static ImportTerms Terms { get; } = new() { Options = ConfigReader.Defaults with { TimeZone = DateTimeZone.Utc } };

    public static ImportedReport Markdown(string text, string path = "old/outage.md") => All(text, path)[0];

    public static IReadOnlyList<ImportedReport> All(string text, string path, ImportTerms? terms = null) =>
        Importers.Read(new ImportSource(path, text), null, terms ?? Terms) is { } read ? read.Reports : [];

    /// <summary>The report as the tool then reads it.</summary>
    public static ReadResult Read(ImportedReport report) => IncidentReader.Read(new SourceFile($"{report.Name}.md", report.Text), Terms.Options);

    public static IEnumerable<string> Errors(ImportedReport report) =>
        Checker.Check(new CheckInput([Read(report)], Terms.Options, new LocalDate(2026, 9, 30)))
            .Where(finding => finding.Severity is DiagnosticSeverity.Error)
            .Select(finding => finding.ToString());
}
