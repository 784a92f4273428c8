using System.Text.Json;
using Postmortems.Diagnostics;
using Postmortems.Validation;

namespace Postmortems.Cli.Output;

/// <summary>SARIF 2.1.0, which code scanning and editors read.</summary>
internal sealed class SarifFormat : IFindingFormat
{
    private const string Root = "%SRCROOT%";

    /// <summary>Of the way in which <see cref="Fingerprints"/> are made.</summary>
    private const string FingerprintName = "sentence/v1";

    public string Name => "sarif";

    public void Write(FindingList list, Shell shell) => JsonText.Write(shell.Out, json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json);
        json.WriteString("columnKind", "utf16CodeUnits");
        // A lone CR ends a line here, which SARIF does not take for granted.
        json.WriteStartArray("newlineSequences");
        foreach (var ending in new[] { "\r\n", "\n", "\r" })
            json.WriteStringValue(ending);
        json.WriteEndArray();
        json.WriteStartArray("results");
        foreach (var (finding, fingerprint) in list.Findings.Zip(Fingerprints.Of(list)))
            WriteResult(json, finding, list.PathInCheckout(finding), fingerprint);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "postmortems");
        json.WriteString("version", AssembledSite.Version);
        json.WriteStartArray("rules");
        foreach (var rule in RuleSet.Infos)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Code);
            json.WriteString("name", rule.Name);
            WriteMessage(json, "shortDescription", char.ToUpperInvariant(rule.Name[0]) + rule.Name[1..].Replace('-', ' '));
            var explanation = Explanation.Of(rule, "en");
            WriteMessage(json, "fullDescription", RuleManual.Of(rule.Code).Why["en"]);
            json.WriteStartObject("help");
            json.WriteText("text", $"For one report: allow: [{{rule: {rule.Name}, why: …}}] in its front matter. For all: rules: {{{rule.Name}: off}} in postmortems.yml.");
            json.WriteText("markdown", ExplanationMarkdown.BodyOf(explanation));
            json.WriteEndObject();
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(rule.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic finding, string path, string fingerprint)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Code);
        json.WriteNumber("ruleIndex", RuleSet.Infos.IndexOf(finding.Rule));
        json.WriteString("level", Level(finding.Severity));
        WriteMessage(json, "message", finding.Help is { } help ? $"{finding.Message}\n{help}" : finding.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteLocation(json, path);
        WriteRegion(json, "region", SourceRegion.Of(finding));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString(FingerprintName, fingerprint);
        json.WriteEndObject();
        if (finding.Mend is { } mend)
            WriteFix(json, finding, mend, path);
        json.WriteEndObject();
    }

    private static void WriteFix(Utf8JsonWriter json, Diagnostic finding, Mend mend, string path)
    {
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        WriteMessage(json, "description", finding.Help ?? finding.Message);
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        WriteLocation(json, path);
        json.WriteStartArray("replacements");
        foreach (var edit in mend.Edits)
        {
            json.WriteStartObject();
            WriteRegion(json, "deletedRegion", SourceRegion.Of(finding.Source, edit.Span));
            WriteMessage(json, "insertedContent", edit.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteLocation(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
        json.WriteString("uriBaseId", Root);
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, string name, SourceRegion region)
    {
        json.WriteStartObject(name);
        json.WriteNumber("startLine", region.Line);
        json.WriteNumber("startColumn", region.Column);
        json.WriteNumber("endLine", region.EndLine);
        json.WriteNumber("endColumn", region.EndColumn);
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteText("text", text);
        json.WriteEndObject();
    }

    private static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };
}
