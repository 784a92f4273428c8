using Postmortems.Diagnostics;

namespace Postmortems.Cli.Output;

/// <summary>Where a finding stands: 1-based, columns in UTF-16 units, the end exclusive.</summary>
internal readonly record struct SourceRegion(int Line, int Column, int EndLine, int EndColumn)
{
    public static SourceRegion Of(Diagnostic finding) => Of(finding.Source, finding.Span);

    public static SourceRegion Of(SourceFile source, TextSpan span)
    {
        var (line, column) = source.Position(span.Start);
        var (endLine, endColumn) = source.Position(Math.Max(span.Start, span.End));
        return new SourceRegion(line, column, endLine, endColumn);
    }
}
