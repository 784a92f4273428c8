using Postmortems.Diagnostics;

namespace Postmortems.Cli.Output;

/// <summary>Where a finding stands: 1-based, columns in UTF-16 units, the end exclusive.</summary>
internal readonly record struct SourceRegion(int Line, int Column, int EndLine, int EndColumn)
{
    public static SourceRegion Of(Diagnostic finding)
    {
        var (line, column) = finding.Source.Position(finding.Span.Start);
        var (endLine, endColumn) = finding.Source.Position(Math.Max(finding.Span.Start, finding.Span.End));
        return new SourceRegion(line, column, endLine, endColumn);
    }
}
