using Postmortems.Diagnostics;

namespace Postmortems.Cli.Output;

/// <summary>Workflow commands of GitHub Actions: annotations on the lines of a pull request.</summary>
internal sealed class GitHubFormat : IFindingFormat
{
    public string Name => "github";

    public void Write(FindingList list, Shell shell)
    {
        foreach (var finding in list.Findings)
        {
            var (line, column) = finding.Source.Position(finding.Span.Start);
            var (endLine, endColumn) = finding.Source.Position(Math.Max(finding.Span.Start, finding.Span.End - 1));
            // A column makes sense to GitHub only within one line.
            var columns = endLine == line ? $",col={column},endColumn={endColumn + 1}" : "";
            var text = finding.Help is { } help ? $"{finding.Message}\n{help}" : finding.Message;
            shell.Out.WriteLine(
                $"::{Command(finding)} file={Property(list.Prefix + finding.Source.Path)},line={line},endLine={endLine}{columns}," +
                $"title={Property($"{finding.Rule.Code} {finding.Rule.Name}")}::{Data(text)}");
        }
    }

    private static string Command(Diagnostic finding) => finding.Severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "notice",
    };

    private static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
}
