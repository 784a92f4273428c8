using System.Text.Json;
using Postmortems.Diagnostics;

namespace Postmortems.Cli.Output;

/// <summary>The tool's own JSON, for scripts. Keys are never renamed or dropped while <c>version</c> is the same; new ones may come.</summary>
internal sealed class JsonFormat : IFindingFormat
{
    private const int Version = 1;

    public string Name => "json";

    public void Write(FindingList list, Shell shell) => JsonText.Write(shell.Out, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteStartObject("counts");
        json.WriteNumber("reports", list.Reports);
        json.WriteNumber("errors", list.Count(DiagnosticSeverity.Error));
        json.WriteNumber("warnings", list.Count(DiagnosticSeverity.Warning));
        json.WriteNumber("hints", list.Count(DiagnosticSeverity.Hint));
        json.WriteEndObject();
        json.WriteStartArray("findings");
        foreach (var finding in list.Findings)
            Write(json, finding, list.Prefix);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Diagnostic finding, string prefix)
    {
        var region = SourceRegion.Of(finding);
        json.WriteStartObject();
        json.WriteString("code", finding.Rule.Code);
        json.WriteString("name", finding.Rule.Name);
        json.WriteString("level", finding.Severity.Label());
        json.WriteText("path", prefix + finding.Source.Path);
        json.WriteNumber("line", region.Line);
        json.WriteNumber("column", region.Column);
        json.WriteNumber("endLine", region.EndLine);
        json.WriteNumber("endColumn", region.EndColumn);
        json.WriteText("message", finding.Message);
        if (finding.Help is { } help)
            json.WriteText("help", help);
        else
            json.WriteNull("help");
        json.WriteStartArray("edits");
        foreach (var edit in finding.Mend?.Edits ?? [])
        {
            var place = SourceRegion.Of(finding.Source, edit.Span);
            json.WriteStartObject();
            json.WriteNumber("line", place.Line);
            json.WriteNumber("column", place.Column);
            json.WriteNumber("endLine", place.EndLine);
            json.WriteNumber("endColumn", place.EndColumn);
            json.WriteText("text", edit.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
