using System.Text.Json.Nodes;
using Postmortems.Configuration;
using Postmortems.Parsing;

namespace Postmortems.Schemas;

/// <summary>
/// JSON Schemas (2020-12) of what people write by hand, for their editors. What a schema lets pass the readers understand; whether it is good is
/// for the rules to say.
/// </summary>
public static class DocumentSchema
{
    /// <summary>Of the front matter: with the levels, services and words that the library has.</summary>
    public static JsonObject Report(LibraryOptions options) => Of("report", "The front matter of an incident report", options);

    /// <summary>Of <c>postmortems.yml</c>.</summary>
    public static JsonObject Config(LibraryOptions options) => Of("config", "postmortems.yml", options);

    private static JsonObject Of(string name, string title, LibraryOptions options)
    {
        var kinds = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach (var (key, value) in Expand(FieldSpec.Document(name), kinds, new ValueKinds(options)).ToList())
            schema[key] = value?.DeepClone();
        schema["$defs"] = new JsonObject(kinds.Select(kind => KeyValuePair.Create(kind.Key, (JsonNode?)kind.Value)));
        return schema;
    }

    private static JsonObject Expand(FieldSpec spec, SortedDictionary<string, JsonObject> kinds, ValueKinds values)
    {
        var schema = spec switch
        {
            { Is: { } kind } => Reference(kind, kinds, values),
            { List: { } item } => AnyOf(ListOf(Expand(item, kinds, values)), Expand(item, kinds, values)),
            { Array: { } item } => ListOf(Expand(item, kinds, values)),
            { Map: { } value } => MapOf(spec, Expand(value, kinds, values), kinds, values),
            { Keys: not null } => Object(spec, kinds, values),
            _ => AnyOf([.. spec.Either.Select(one => Expand(one, kinds, values))]),
        };
        return spec.About is { } about ? WithDescription(about, schema) : schema;
    }

    /// <summary>First, so that a person who reads the schema meets it first.</summary>
    private static JsonObject WithDescription(string about, JsonObject schema)
    {
        schema.Insert(0, "description", about);
        return schema;
    }

    private static JsonObject Reference(string kind, SortedDictionary<string, JsonObject> kinds, ValueKinds values)
    {
        var name = kind.Replace(' ', '-');
        if (!kinds.ContainsKey(name))
            kinds[name] = values.Schema(kind);
        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    private static JsonObject ListOf(JsonObject item) =>
        new() { ["type"] = new JsonArray("array", "null"), ["items"] = item, ["maxItems"] = Fields.MaxItems };

    private static JsonObject MapOf(FieldSpec spec, JsonObject value, SortedDictionary<string, JsonObject> kinds, ValueKinds values)
    {
        var map = new JsonObject { ["type"] = new JsonArray("object", "null"), ["additionalProperties"] = value };
        if (spec.Names is { } names)
            map["propertyNames"] = Expand(names, kinds, values);
        return map;
    }

    private static JsonObject Object(FieldSpec spec, SortedDictionary<string, JsonObject> kinds, ValueKinds values)
    {
        var properties = new JsonObject();
        foreach (var (key, value) in spec.Keys!)
            properties[key] = Expand(value, kinds, values);
        var schema = new JsonObject { ["type"] = new JsonArray("object", "null"), ["properties"] = properties, ["additionalProperties"] = false };
        if (!spec.Needs.IsEmpty)
            schema["required"] = new JsonArray([.. spec.Needs.Select(key => (JsonNode)key)]);
        return schema;
    }

    private static JsonObject AnyOf(params IEnumerable<JsonObject> schemas) => new() { ["anyOf"] = new JsonArray([.. schemas]) };
}
