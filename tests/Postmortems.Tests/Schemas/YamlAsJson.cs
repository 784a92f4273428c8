using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Postmortems.Parsing;

namespace Postmortems.Tests.Schemas;

/// <summary>YAML as an editor hands it to a schema: YAML 1.2, where a date is a text and a number is a number.</summary>
internal static class YamlAsJson
{
    /// <summary>Null for what is no map.</summary>
    public static JsonObject? Read(string yaml) => YamlReader.Read(yaml, 0, new FaultList()) is { } map ? (JsonObject?)Of(map) : null;

    /// <summary>Of the front matter.</summary>
    public static JsonObject? ReadReport(string text) =>
        global::Postmortems.Reading.FrontMatter.Find(text) is { } front ? Read(text[front.YamlStart..front.YamlEnd]) : null;

    private static JsonNode? Of(DataNode node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Value, Of(entry.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Of)]),
        ScalarNode { IsPlain: true } scalar => Plain(scalar.Value),
        ScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };

    private static JsonNode? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when Regex.IsMatch(text, @"^[-+]?[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]+)?$", RegexOptions.None, TimeSpan.FromSeconds(1)) => JsonValue.Create(double.Parse(text, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(text),
    };
}
