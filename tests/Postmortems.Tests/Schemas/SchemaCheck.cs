using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Postmortems.Tests.Schemas;

/// <summary>
/// The keywords of JSON Schema 2020-12 that our schemas use, and no other: one that it does not know is a failure, not silence. (No package of the
/// registry that the project is built with can be restored and speaks this draft.)
/// </summary>
internal static class SchemaCheck
{
    /// <summary>Where the value is not as the schema wants it; empty when it is.</summary>
    public static IEnumerable<string> Faults(JsonObject root, JsonNode? value) => Faults(root, root, value, "");

    private static IEnumerable<string> Faults(JsonObject root, JsonObject schema, JsonNode? value, string path) =>
        schema.SelectMany(keyword => Keyword(root, schema, (keyword.Key, keyword.Value!), value, path));

    private static IEnumerable<string> Keyword(JsonObject root, JsonObject schema, (string Name, JsonNode Value) keyword, JsonNode? value, string path) => keyword.Name switch
    {
        "$schema" or "title" or "description" or "$defs" => [],
        "$ref" => Faults(root, root["$defs"]![((string)keyword.Value!)["#/$defs/".Length..]]!.AsObject(), value, path),
        "type" => Said(Types(keyword.Value).Any(type => IsOf(type, value)), $"{path}: {Shown(value)} is no {keyword.Value.ToJsonString()}"),
        "enum" => Said(keyword.Value.AsArray().Any(choice => JsonNode.DeepEquals(choice, value)), $"{path}: {Shown(value)} is no choice"),
        "const" => Said(JsonNode.DeepEquals(keyword.Value, value), $"{path}: {Shown(value)} is not {Shown(keyword.Value)}"),
        "pattern" => Said(!IsOf("string", value) || Regex.IsMatch((string)value!, (string)keyword.Value!, RegexOptions.None, TimeSpan.FromSeconds(2)), $"{path}: {Shown(value)} has another shape"),
        "maxLength" => Said(!IsOf("string", value) || ((string)value!).Length <= (int)keyword.Value, $"{path} is too long"),
        "minimum" => Said(!IsOf("number", value) || Number(value!) >= Number(keyword.Value), $"{path} is too small"),
        "maximum" => Said(!IsOf("number", value) || Number(value!) <= Number(keyword.Value), $"{path} is too large"),
        "maxItems" => Said(value is not JsonArray list || list.Count <= (int)keyword.Value, $"{path} is too long"),
        "items" => value is not JsonArray list ? [] : list.Index().SelectMany(item => Faults(root, keyword.Value.AsObject(), item.Item, $"{path}[{item.Index}]")),
        "required" => value is not JsonObject map ? [] : keyword.Value.AsArray().Select(key => (string)key!).Where(key => !map.ContainsKey(key)).Select(key => $"{path} lacks {key}"),
        "properties" => value is not JsonObject map ? [] : map.Where(pair => keyword.Value.AsObject().ContainsKey(pair.Key)).SelectMany(pair => Faults(root, keyword.Value[pair.Key]!.AsObject(), pair.Value, $"{path}.{pair.Key}")),
        "additionalProperties" => value is not JsonObject map ? [] : map.Where(pair => schema["properties"]?.AsObject().ContainsKey(pair.Key) is not true).SelectMany(pair => Additional(root, keyword.Value, pair.Value, $"{path}.{pair.Key}")),
        "propertyNames" => value is not JsonObject map ? [] : map.SelectMany(pair => Faults(root, keyword.Value.AsObject(), JsonValue.Create(pair.Key), $"{path}: the key {pair.Key}")),
        "anyOf" => AnyOf([.. keyword.Value.AsArray().Select(one => Faults(root, one!.AsObject(), value, path).ToList())]),
        _ => throw new InvalidOperationException($"The keyword '{keyword.Name}' is not known here."),
    };

    private static IEnumerable<string> Additional(JsonObject root, JsonNode schema, JsonNode? value, string path) =>
        schema is JsonObject of ? Faults(root, of, value, path) : Said(false, $"{path} is no key");

    private static IEnumerable<string> AnyOf(List<List<string>> tried) => tried.Any(faults => faults.Count == 0) ? [] : tried.MinBy(faults => faults.Count)!;

    private static IEnumerable<string> Said(bool isRight, string fault) => isRight ? [] : [fault];

    private static IEnumerable<string> Types(JsonNode types) => types is JsonArray all ? all.Select(type => (string)type!) : [(string)types!];

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value is JsonValue && value.GetValueKind() is System.Text.Json.JsonValueKind.String,
        "boolean" => value is JsonValue && value.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        "number" => value is JsonValue && value.GetValueKind() is System.Text.Json.JsonValueKind.Number,
        "integer" => IsOf("number", value) && Number(value!) % 1 == 0,
        _ => throw new InvalidOperationException($"The type '{type}' is not known here."),
    };

    private static double Number(JsonNode value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    private static string Shown(JsonNode? value) => value?.ToJsonString() ?? "null";
}
