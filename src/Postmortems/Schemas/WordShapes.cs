using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Postmortems.Language;

namespace Postmortems.Schemas;

/// <summary>A closed list of words as people may write them: an editor offers the plain ones, and takes what the reader takes.</summary>
internal static class WordShapes
{
    private const string Gap = "[ _\u3000-]*";

    /// <param name="offered">As they are written by the book.</param>
    /// <param name="understood">In any case, with any spaces, hyphens and underscores: see <see cref="Vocabulary"/>.</param>
    public static JsonObject Of(ImmutableArray<string> offered, IEnumerable<string> understood)
    {
        var pattern = Pattern(understood.Concat(offered));
        return offered.IsEmpty ? pattern : new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = new JsonArray([.. offered.Select(word => (JsonNode)word)]) }, pattern) };
    }

    /// <summary>The same of words with what each means, which an editor shows beside it: an enumeration has no room for that.</summary>
    public static JsonObject Explained(ImmutableArray<(string Word, string Means)> offered, IEnumerable<string> understood)
    {
        var words = offered.Select(one => new JsonObject { ["const"] = one.Word, ["description"] = one.Means });
        return new JsonObject { ["anyOf"] = new JsonArray([.. words, Pattern(understood.Concat(offered.Select(one => one.Word)))]) };
    }

    private static JsonObject Pattern(IEnumerable<string> words)
    {
        var shapes = words.Select(Vocabulary.Fold).Distinct().Where(word => word.Length > 0).Order(StringComparer.Ordinal).Select(Shape);
        return new JsonObject { ["type"] = new JsonArray("string", "null"), ["pattern"] = $"^\\s*({string.Join('|', shapes)})\\s*$" };
    }

    private static string Shape(string folded)
    {
        var shape = new StringBuilder();
        foreach (var c in folded)
            shape.Append(shape.Length == 0 ? "" : Gap).Append(One(c));
        return shape.ToString();
    }

    private static string One(char c) =>
        char.IsLower(c) ? $"[{char.ToUpperInvariant(c)}{c}]"
        : c < 128 && !char.IsAsciiLetterOrDigit(c) && c is not '\'' ? $"\\{c}"
        : c.ToString();
}
