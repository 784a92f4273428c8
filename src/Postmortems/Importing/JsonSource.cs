using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Postmortems.Importing;

/// <summary>JSON exports: values by paths, and what nobody asked for.</summary>
internal static class JsonSource
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Compact = new(Readable) { WriteIndented = false };

    /// <exception cref="ImportFault">The text is no JSON, at the line where it stops being so.</exception>
    public static JsonNode? Parse(ImportSource source)
    {
        try
        {
            return JsonNode.Parse(source.Text.TrimStart('\uFEFF'), documentOptions: new JsonDocumentOptions { MaxDepth = 64 });
        }
        catch (JsonException fault)
        {
            throw new ImportFault(source.Path, (int)(fault.LineNumber ?? 0) + 1, "this is no JSON");
        }
    }

    /// <summary>The objects of a list, of a list under that key, or the object itself.</summary>
    public static ImmutableArray<JsonObject> Objects(JsonNode? root, string key) => root switch
    {
        JsonArray list => [.. list.OfType<JsonObject>()],
        JsonObject map when map[key] is JsonArray list => [.. list.OfType<JsonObject>()],
        JsonObject map when map[key] is JsonObject one => [one],
        JsonObject map => [map],
        _ => [],
    };

    /// <summary>Takes a value out: a text, a number, or a list of such joined by commas; null for none.</summary>
    /// <param name="path">"service.summary"; the last part may be looked for in each object of a list.</param>
    public static string? Take(JsonObject from, string path)
    {
        var parts = path.Split('.');
        var holders = Holders(from, parts.AsSpan(0, parts.Length - 1)).Where(holder => !string.IsNullOrWhiteSpace(Text(holder[parts[^1]]))).ToList();
        if (holders.Count == 0)
            return null;
        var text = string.Join(", ", holders.Select(holder => Text(holder[parts[^1]])));
        foreach (var holder in holders)
            holder.Remove(parts[^1]);
        return text;
    }

    /// <summary>The objects at a path; where it meets a list, of all its items.</summary>
    private static List<JsonObject> Holders(JsonNode? node, ReadOnlySpan<string> path)
    {
        if (node is JsonArray list)
        {
            var all = new List<JsonObject>();
            foreach (var item in list)
                all.AddRange(Holders(item, path));
            return all;
        }

        return node is not JsonObject map ? [] : path.IsEmpty ? [map] : Holders(map[path[0]], path[1..]);
    }

    /// <summary>What is left of an object, without what says nothing; null where nothing is.</summary>
    /// <param name="isOnOneLine">For one of many.</param>
    public static string? Rest(JsonObject map, bool isOnOneLine = false) => Pruned(map) ? map.ToJsonString(isOnOneLine ? Compact : Readable) : null;

    private static string? Text(JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() is JsonValueKind.String => value.GetValue<string>(),
        JsonValue value when value.GetValueKind() is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
        JsonArray list when list.All(item => item is JsonValue) => string.Join(", ", list.Select(Text)),
        JsonObject document when document["type"]?.ToString() == "doc" => Document(document),
        _ => null,
    };

    /// <summary>Atlassian's document format: paragraphs of nested texts.</summary>
    private static string Document(JsonObject document)
    {
        var text = new StringBuilder();
        Append(document, text);
        return text.ToString().Trim();
    }

    private static void Append(JsonNode? node, StringBuilder text)
    {
        if (node is not JsonObject map)
            return;
        text.Append(map["type"]?.ToString() is "listItem" ? "- " : "").Append(map["text"]?.ToString());
        text.Append(map["type"]?.ToString() is "hardBreak" ? "\n" : "");
        foreach (var inner in map["content"] as JsonArray ?? [])
            Append(inner, text);
        if (map["type"]?.ToString() is "paragraph" or "heading" or "codeBlock")
            text.Append(text.Length > 0 && map.Parent?.Parent is JsonObject { } above && above["type"]?.ToString() is "listItem" ? "\n" : "\n\n");
    }

    private static bool Pruned(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (key, value) in map.ToList().Where(pair => !Pruned(pair.Value)))
                    map.Remove(key);
                return map.Count > 0;
            case JsonArray list:
                foreach (var item in list.ToList().Where(item => !Pruned(item)))
                    list.Remove(item);
                return list.Count > 0;
            default:
                return node is not null && node.ToString().Length > 0;
        }
    }
}
