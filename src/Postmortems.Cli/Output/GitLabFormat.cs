using System.Text.Json;
using Postmortems.Diagnostics;

namespace Postmortems.Cli.Output;

/// <summary>GitLab's code quality report: what a merge request brings and mends, in the merge request.</summary>
internal sealed class GitLabFormat : IFindingFormat
{
    public string Name => "gitlab";

    public void Write(FindingList list, Shell shell) => JsonText.Write(shell.Out, json =>
    {
        json.WriteStartArray();
        foreach (var (finding, fingerprint) in list.Findings.Zip(Fingerprints.Of(list)))
            Write(json, finding, list.PathInCheckout(finding), fingerprint);
        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, Diagnostic finding, string path, string fingerprint)
    {
        var region = SourceRegion.Of(finding);
        json.WriteStartObject();
        json.WriteText("description", finding.Help is { } help ? $"{finding.Message} ({help})" : finding.Message);
        json.WriteString("check_name", finding.Rule.Name);
        json.WriteString("fingerprint", fingerprint);
        json.WriteString("severity", Severity(finding));
        json.WriteStartObject("location");
        json.WriteText("path", path);
        json.WriteStartObject("lines");
        json.WriteNumber("begin", region.Line);
        json.WriteNumber("end", region.EndLine);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Severity(Diagnostic finding) => finding.Severity switch
    {
        DiagnosticSeverity.Error => "major",
        DiagnosticSeverity.Warning => "minor",
        _ => "info",
    };
}
