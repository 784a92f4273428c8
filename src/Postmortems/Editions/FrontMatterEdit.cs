using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Parsing;

namespace Postmortems.Editions;

/// <summary>The front matter of a report as an edition may know it.</summary>
/// <param name="Withheld">Keys that are left out, by their paths.</param>
/// <param name="IsPublished">Whether the edition has a report of this id.</param>
internal sealed record FrontMatterEdit(ImmutableHashSet<string> Withheld, Func<string, bool> IsPublished)
{
    /// <summary>What the checker is told, and what is for this very edition.</summary>
    public static ImmutableArray<string> NeverPublished { get; } = ["allow", "internal_keys"];

    /// <summary>Who somebody is, by the path of the key.</summary>
    private static readonly ImmutableArray<string> Persons = ["owner", "authors", "roles.name", "timeline.by", "actions.owner", "actions.verifier"];

    /// <summary>Ids of reports: they are addresses, and public with their report.</summary>
    private static readonly ImmutableArray<string> Kept = ["id", "former_ids", "translation_of", "related", "related.id", "lang", "timezone"];

    /// <summary>For a person's name what the person is called; null where people are named.</summary>
    public Func<string, string>? CallOf { get; init; }

    /// <summary>For any other text what is left of it; null leaves it out.</summary>
    public required Func<string, string?> Clean { get; init; }

    /// <summary>For a file beside the report where it stands in the edition; null leaves it out.</summary>
    public required Func<string, string?> FileOf { get; init; }

    /// <summary>For an address on the web whether everybody may see it.</summary>
    public required Func<string, bool> IsOutside { get; init; }

    public MapNode Of(MapNode root) => Map(root, "");

    private MapNode Map(MapNode map, string prefix) =>
        map with { Entries = [.. map.Entries.Select(entry => Entry(entry, prefix + entry.Key.Value)).OfType<MapEntry>()] };

    // A key that nobody knows is withheld, as a mark is that nobody knows.
    private MapEntry? Entry(MapEntry entry, string path) =>
        Withheld.Contains(path) || NeverPublished.Contains(path) || !ReportKeys.All.Contains(path) ? null
        : Node(entry.Value, path) is { } value && (!IsEmpty(value) || IsEmpty(entry.Value)) ? entry with { Value = value } : null;

    // Of what has lost all that it had nobody need know that it was there.
    private static bool IsEmpty(DataNode node) => node is ListNode { Items.IsEmpty: true } or MapNode { Entries.IsEmpty: true } or ScalarNode { Value: "" };

    private DataNode? Node(DataNode node, string path) => node switch
    {
        ScalarNode scalar => Scalar(scalar, path),
        ListNode list => list with { Items = [.. list.Items.Select(item => Node(item, path) is { } left && (!IsEmpty(left) || IsEmpty(item)) ? left : null).OfType<DataNode>()] },
        MapNode map when path == "related" && !IsPublished(TextOf(map, "id")) => null,
        MapNode map when path == "roles" && IsPerson(TextOf(map, "name")) => null,
        MapNode map when path == "links" && !IsOutside(TextOf(map, "url")) => null,
        MapNode map => Map(map, $"{path}."),
        _ => null,
    };

    private ScalarNode? Scalar(ScalarNode scalar, string path)
    {
        var text = scalar.Value.Trim();
        if (path is "translation_of" or "related" && !IsPublished(text))
            return null;
        if (path == "authors" && IsPerson(text))
            return null;
        if (path == "metrics")
            return FileOf(text) is { } file ? scalar with { Value = file, IsPlain = false } : null;
        if (path == "actions.url" && !IsOutside(text))
            return null;
        if (Kept.Contains(path) || Fields.Absence(scalar) is not Incidents.Statement.Given)
            return scalar;
        if (CallOf is not null && Persons.Contains(path))
            return scalar with { Value = CallOf(text), IsPlain = false };
        return Clean(scalar.Value) is { } clean ? scalar with { Value = clean } : null;
    }

    // That the commander was the commander says nothing.
    private bool IsPerson(string name) => CallOf is not null && CallOf(name) != name;

    private static string TextOf(MapNode map, string key) => (map.Find(key)?.Value as ScalarNode)?.Value.Trim() ?? "";
}
