using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Postmortems.Language;

namespace Postmortems.Search;

/// <summary>A file of the index: a classic script that hands one value to the one function that the search has registered.</summary>
/// <param name="Name">"t3", without folder and ending.</param>
public sealed record IndexPiece(string Name, string Script);

/// <summary>
/// Cuts an index into pieces of which a query loads a few. Terms stand in ordinal order, so that one piece holds a word with all that begins with it. A
/// list of postings is text: for each report the distance to the one before, in digits of five bits, and a character for the level.
/// </summary>
public static class IndexPieces
{
    /// <summary>The piece that names all others.</summary>
    public const string First = "index";

    /// <summary>What a query loads for a word. Larger pieces are fewer requests and more bytes.</summary>
    private const int TermBytes = 14_000;

    /// <summary>What a shown result loads.</summary>
    private const int QuoteBytes = 12_000;

    /// <summary>Of a piece that is an object.</summary>
    private const string End = "});\n";

    private const int VersionLength = 12;

    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static IndexPiece Piece(string name, JsonNode value) => new(name, $"postmortems({JsonValue.Create(name).ToJsonString(Json)},{value.ToJsonString(Json)});\n");

    /// <param name="cards">What a result shows of each report, in the order of the library.</param>
    public static ImmutableArray<IndexPiece> Of(SearchIndex index, IReadOnlyList<SearchDocument> documents, IReadOnlyList<JsonArray> cards)
    {
        var terms = Chunks(index.Terms, Line, TermBytes).ToList();
        var words = index.Terms.Where(SearchEngine.MayBeMeant).Where(term => index.Documents < 2_000 || term.Postings.Length > 1).Select(term => term.Term).ToList();
        var quotes = documents.Select(document => new JsonArray([.. document.Sentences.Select(sentence => JsonValue.Create(sentence))])).ToList();
        var size = quotes.Sum(quote => (long)quote.ToJsonString(Json).Length);
        var perPiece = (int)Math.Clamp(QuoteBytes * quotes.Count / Math.Max(1, size), 1, 16);
        return
        [
            Piece(First, Contents(index, terms, words, perPiece)),
            .. terms.Index().Select(chunk => Piece($"t{chunk.Index}", JsonValue.Create(string.Join('\n', chunk.Item.Select(Line))))),
            .. words.GroupBy(word => word[0]).Select(group => Piece($"a-{group.Key}", JsonValue.Create(string.Join(' ', group)))),
            .. words.GroupBy(word => word[^1]).OrderBy(group => group.Key).Select(group => Piece($"z-{group.Key}", JsonValue.Create(string.Join(' ', group)))),
            .. quotes.Index().Chunk(perPiece).Index().Select(chunk => Piece(
                $"q{chunk.Index}",
                new JsonArray([.. chunk.Item.Select(quote => (JsonNode)new JsonArray(cards[quote.Index].DeepClone(), quote.Item))]))),
        ];
    }

    /// <summary>The same pieces, the same version; it names the folder in which they lie, so that a browser cannot mix what it kept of two builds.</summary>
    public static string VersionOf(IEnumerable<IndexPiece> pieces)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var piece in pieces)
            hash.AppendData(Encoding.UTF8.GetBytes(piece.Script));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionLength];
    }

    /// <summary>The first piece with the folder of the others, written at its end.</summary>
    public static IndexPiece InFolder(IndexPiece first, string folder) =>
        first with { Script = $"{first.Script[..^End.Length]},\"folder\":\"{folder}\"{End}" };

    /// <summary>Numbers, each in digits of five bits, the lowest first; the sixth bit says that more follow.</summary>
    internal static void Append(StringBuilder text, int number)
    {
        for (; number >= 32; number >>= 5)
            text.Append(Digits[(number & 31) | 32]);
        text.Append(Digits[number]);
    }

    /// <summary>A facet for the script: its values with the words for them, and for each record how many values it has, and which.</summary>
    public static JsonObject Filters(FacetTable table)
    {
        var facets = new JsonObject();
        foreach (var facet in table.Facets)
        {
            var rows = new StringBuilder();
            foreach (var row in facet.OfRow)
            {
                Append(rows, row.Length);
                foreach (var place in row)
                    Append(rows, place);
            }

            facets[facet.Id] = new JsonObject
            {
                ["values"] = new JsonArray([.. facet.Values.Select(value => (JsonNode)new JsonArray([.. value.Words.Select(word => JsonValue.Create(word))]))]),
                ["rows"] = rows.ToString(),
            };
        }

        return new JsonObject { ["count"] = table.Rows, ["facets"] = facets };
    }

    private static JsonObject Contents(SearchIndex index, List<List<IndexTerm>> terms, List<string> words, int perPiece)
    {
        var filters = new JsonObject();
        foreach (var group in QueryWords.Filters.GroupBy(filter => filter.Filter))
            filters[group.Key] = string.Join(' ', group.Select(filter => filter.Word));
        var concepts = index.Concepts.Phrases.GroupBy(phrase => phrase.Term, phrase => string.Join(' ', phrase.Phrase));
        return new JsonObject
        {
            ["count"] = index.Documents,
            ["perPiece"] = perPiece,
            ["terms"] = string.Join(' ', terms.Select(chunk => chunk[0].Term)),
            ["first"] = string.Concat(words.Select(word => word[0]).Distinct()),
            ["last"] = string.Concat(words.Select(word => word[^1]).Distinct().Order()),
            ["passed"] = string.Join(' ', QueryWords.Passed),
            ["phrases"] = string.Join(' ', QueryWords.PassedPhrases),
            ["filters"] = filters,
            ["concepts"] = string.Join('\n', concepts.Select(concept => $"{concept.Key}={string.Join(',', concept.Distinct())}")),
        };
    }

    private static string Line(IndexTerm term)
    {
        var line = new StringBuilder(term.Term).Append(' ').Append(term.Rarity).Append(' ');
        var last = -1;
        foreach (var posting in term.Postings)
        {
            Append(line, posting.Document - last - 1);
            line.Append(Digits[posting.Level]);
            last = posting.Document;
        }

        return line.ToString();
    }

    private static IEnumerable<List<T>> Chunks<T>(IEnumerable<T> items, Func<T, string> write, int bytes)
    {
        var chunk = new List<T>();
        var size = 0;
        foreach (var item in items)
        {
            var length = Encoding.UTF8.GetByteCount(write(item)) + 1;
            if (chunk.Count > 0 && size + length > bytes)
            {
                yield return chunk;
                (chunk, size) = ([], 0);
            }

            chunk.Add(item);
            size += length;
        }

        if (chunk.Count > 0)
            yield return chunk;
    }
}
