using System.Collections.Immutable;
using Postmortems.Diagnostics;

namespace Postmortems.Cli.Output;

/// <summary>What a format writes.</summary>
/// <param name="Findings">In order.</param>
/// <param name="Prefix">Put before each path, so that it counts from where the person stands; empty, or ending in "/".</param>
/// <param name="Reports">How many were looked at, for the formats that count them.</param>
internal sealed record FindingList(ImmutableArray<Diagnostic> Findings, string Prefix, int Reports = 0)
{
    public int Count(DiagnosticSeverity severity) => Findings.Count(finding => finding.Severity == severity);

    /// <summary>
    /// Whoever collects findings resolves their paths against a checkout, and takes none that lead out of it: from within a library, or
    /// from elsewhere, they count from its root.
    /// </summary>
    public string PathInCheckout(Diagnostic finding) => (IsBelow ? Prefix : "") + finding.Source.Path;

    private bool IsBelow => !Prefix.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(Prefix);
}
