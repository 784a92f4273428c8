using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Reading;
using Postmortems.Validation;

namespace Postmortems.Schemas;

/// <summary>What a value can be, by the names that <see cref="FieldSpec"/> uses. An empty value is no value, and always right.</summary>
internal sealed class ValueKinds(LibraryOptions options)
{
    /// <summary>What stands before a time that is not quite certain, and the first character of any time.</summary>
    private const string TimeShape = @"^\s*(~|～|约|大约|[Aa]bout |[Aa]round |[Cc]irca |[Cc]a?\. |[Aa]pprox\. )?\s*([0-9０-９]|[Tt][+＋])";

    private const string SlugShape = @"^[^\s\x00-\x2f\x3a-\x60\x7b-\x7f]+(-[^\s\x00-\x2f\x3a-\x60\x7b-\x7f]+)*$";

    private const string ColourShape = "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$";

    /// <param name="kind">A name, with further words behind it where it takes some.</param>
    public JsonObject Schema(string kind)
    {
        var words = kind.Split(' ');
        return words[0] switch
        {
            "text" => new JsonObject { ["type"] = new JsonArray("string", "number", "boolean", "null") },
            "slug" => Slug(),
            "time" or "due" or "day" => AnyOf(Text(TimeShape), WordShapes.Of([], Words("absence"))),
            "hour" => Text("^[0-9]{1,2}:[0-9]{2}$"),
            "weekday" => AnyOf(Choice(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), Text("^([Mm][Oo][Nn]|[Tt][Uu][Ee]|[Ww][Ee][Dd]|[Tt][Hh][Uu]|[Ff][Rr][Ii]|[Ss][Aa][Tt]|[Ss][Uu][Nn])")),
            "answer" => AnyOf(new JsonObject { ["type"] = new JsonArray("boolean", "null") }, WordShapes.Of(["yes", "no", "unknown"], Words("answer").Concat(Words("absence", "unknown")))),
            "absence" => WordShapes.Of([], Words("absence")),
            "unknown" => WordShapes.Of(["unknown"], Words("absence", "unknown")),
            "words" => WordShapes.Of(Vocabulary.Ids(words[1]), Words(words[1])),
            "term" => TermOf(Terms(words[1])),
            "service" => Catalogue(options.Services),
            "team" => Catalogue(options.Teams),
            "level" => Level(),
            "scheme" => Choice([.. ConfigReader.Defaults.Schemes.Select(scheme => scheme.Id)]),
            "requirement" => Choice(RequirementReader.Known),
            "rule" => AnyOf(Choice([.. RuleSet.Infos.Select(rule => rule.Name)]), Text("^[Pp][Mm][0-9]{4}$")),
            "one" => Choice([.. words[1..]]),
            "rank" => new JsonObject { ["type"] = new JsonArray("integer", "null"), ["minimum"] = 1, ["maximum"] = 20 },
            "colour" => Text(ColourShape),
            "address" => Text("^https?://"),
            "local" => Local(),
            "new-term" => NewTerm(),
            _ => throw new InvalidOperationException($"There is no kind of value '{kind}'."),
        };
    }

    private JsonObject TermOf(ImmutableArray<Term> terms) =>
        WordShapes.Explained([.. terms.Select(term => (term.Id, MeaningOf(term)))], terms.SelectMany(term => term.Name.ByLanguage.Values.Append(term.Id)).Concat(Words("absence")));

    /// <summary>A term without a description is told by its name.</summary>
    private string MeaningOf(Term term) => (term.Description.IsEmpty ? term.Name : term.Description).In(options.DefaultLanguage);

    private ImmutableArray<Term> Terms(string name) => name switch
    {
        "trigger" => options.Taxonomy.Trigger,
        "cause" => options.Taxonomy.Cause,
        "gate" => options.Taxonomy.Gate,
        "reason" => options.Taxonomy.Reason,
        "detection" => options.Taxonomy.Detection,
        "role" => options.Roles,
        _ => throw new InvalidOperationException($"There are no terms '{name}'."),
    };

    /// <summary>Words that name one level: what names two is no answer.</summary>
    private JsonObject Level()
    {
        var levels = options.Schemes.SelectMany(scheme => scheme.Levels).ToList();
        var words = levels.SelectMany(level => level.Aliases.Concat(level.Name.ByLanguage.Values).Append(level.Id)).Where(word => SeverityReader.LevelsNamed(word, options.Schemes).Length == 1);
        return WordShapes.Of([.. levels.Select(level => level.Id).Distinct()], words.Concat(Words("absence")));
    }

    private static JsonObject Catalogue(ImmutableArray<Term> catalogue) =>
        catalogue.IsEmpty ? Slug() : Choice([.. catalogue.Select(term => term.Id)]);

    // An id of digits alone is a number to YAML.
    private static JsonObject Slug() => new() { ["type"] = new JsonArray("string", "integer", "null"), ["pattern"] = SlugShape, ["maxLength"] = IncidentId.MaxLength };

    private static JsonObject Local()
    {
        var languages = new JsonObject(Sentences.Languages.Select(language => KeyValuePair.Create(language, (JsonNode?)Plain())));
        return AnyOf(Plain(), new JsonObject { ["type"] = "object", ["properties"] = languages, ["additionalProperties"] = false });
    }

    private static JsonObject NewTerm()
    {
        var properties = new JsonObject { ["id"] = Plain(), ["name"] = Local(), ["description"] = Local() };
        return AnyOf(Plain(), new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false, ["required"] = new JsonArray("id") });
    }

    private static JsonObject Plain() => new() { ["type"] = new JsonArray("string", "number", "boolean", "null") };

    private static JsonObject Text(string pattern) => new() { ["type"] = new JsonArray("string", "null"), ["pattern"] = pattern };

    private static JsonObject Choice(ImmutableArray<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word), null]) };

    private static JsonObject AnyOf(params IEnumerable<JsonObject> schemas) => new() { ["anyOf"] = new JsonArray([.. schemas]) };

    private static IEnumerable<string> Words(string group, string? id = null) => Vocabulary.WordsOf(group, id);
}
