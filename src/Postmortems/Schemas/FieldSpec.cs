using System.Collections.Immutable;
using Postmortems.Parsing;

namespace Postmortems.Schemas;

/// <summary>
/// What a key can hold, as <c>report.yml</c> and <c>config.yml</c> say it: <c>is</c> names a kind of value, <c>list</c> is a list or one item alone,
/// <c>array</c> a list only, <c>keys</c> a map with these keys, <c>map</c> a map with any keys (<c>names</c> says which), <c>either</c> one of several.
/// </summary>
internal sealed record FieldSpec
{
    /// <summary>"text", "words phase", "one a b": see <see cref="ValueKinds"/>.</summary>
    public string? Is { get; init; }

    public string? About { get; init; }

    public FieldSpec? List { get; init; }

    public FieldSpec? Array { get; init; }

    public FieldSpec? Map { get; init; }

    public FieldSpec? Names { get; init; }

    public ImmutableArray<FieldSpec> Either { get; init; } = [];

    /// <summary>In the order in which one writes them; null for what is no map.</summary>
    public ImmutableArray<(string Key, FieldSpec Spec)>? Keys { get; init; }

    /// <summary>Keys that must be there.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>The keys of a whole document.</summary>
    /// <param name="name">report or config.</param>
    public static FieldSpec Document(string name)
    {
        var faults = new FaultList();
        var map = YamlReader.Read(EmbeddedText.In("Schemas").Single(text => text.Name == $"{name}.yml").Text, 0, faults);
        return map is not null && faults.Count == 0 ? new FieldSpec { Keys = KeysOf(map) } : throw new InvalidOperationException($"Schemas/{name}.yml has faults.");
    }

    private static FieldSpec Of(DataNode node)
    {
        var map = (MapNode)node;
        return new FieldSpec
        {
            Is = (map.Find("is")?.Value as ScalarNode)?.Value,
            About = (map.Find("about")?.Value as ScalarNode)?.Value,
            List = Child(map, "list"),
            Array = Child(map, "array"),
            Map = Child(map, "map"),
            Names = Child(map, "names"),
            Either = map.Find("either")?.Value is ListNode either ? [.. either.Items.Select(Of)] : [],
            Keys = map.Find("keys")?.Value is MapNode keys ? KeysOf(keys) : null,
            Needs = map.Find("needs")?.Value is ListNode needs ? [.. needs.Items.OfType<ScalarNode>().Select(key => key.Value)] : [],
        };
    }

    private static FieldSpec? Child(MapNode map, string key) => map.Find(key) is { } entry ? Of(entry.Value) : null;

    private static ImmutableArray<(string, FieldSpec)> KeysOf(MapNode map) => [.. map.Entries.Select(entry => (entry.Key.Value, Of(entry.Value)))];
}
