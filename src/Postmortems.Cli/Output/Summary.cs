using System.Collections.Immutable;
using Postmortems.Diagnostics;

namespace Postmortems.Cli.Output;

/// <summary>The last line of a check.</summary>
internal static class Summary
{
    /// <summary>"5 reports: 0 errors, 1 warning, 0 hints."</summary>
    public static string Of(ImmutableArray<Diagnostic> findings, int reports) =>
        $"{Count(reports, "report")}: {Of(findings, DiagnosticSeverity.Error)}, {Of(findings, DiagnosticSeverity.Warning)}, {Of(findings, DiagnosticSeverity.Hint)}.";

    private static string Of(ImmutableArray<Diagnostic> findings, DiagnosticSeverity severity) =>
        Count(findings.Count(finding => finding.Severity == severity), severity.Label());

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
