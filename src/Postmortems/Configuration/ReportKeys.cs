using System.Collections.Frozen;
using System.Collections.Immutable;
using Postmortems.Parsing;

namespace Postmortems.Configuration;

/// <summary>Every key that the front matter of a report can have, by its path without numbers: "impact.revenue", "actions.owner".</summary>
public static class ReportKeys
{
    private static readonly Lazy<FrozenSet<string>> Paths = new(() => Below(Document(), "").ToFrozenSet(StringComparer.Ordinal));

    public static FrozenSet<string> All => Paths.Value;

    /// <summary>A list of paths. One that leads nowhere is a fault: it would withhold nothing.</summary>
    internal static ImmutableArray<string> Read(Fields fields, string key)
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        foreach (var scalar in fields.Scalars(key))
        {
            if (All.Contains(scalar.Value.Trim()))
                paths.Add(scalar.Value.Trim());
            else
                fields.Faults.AddUnknownValue(scalar, key, [.. All.Order(StringComparer.Ordinal)]);
        }

        return paths.ToImmutable();
    }

    // The schema of the front matter is data, and tests compare it with the readers: no second list of keys can fall behind it.
    private static MapNode Document() => YamlReader.Read(EmbeddedText.In("Schemas").Single(text => text.Name == "report.yml").Text, 0, new FaultList())!;

    private static IEnumerable<string> Below(MapNode keys, string prefix) =>
        keys.Entries.SelectMany(entry => Inside(entry.Value, $"{prefix}{entry.Key.Value}.").Prepend($"{prefix}{entry.Key.Value}"));

    private static IEnumerable<string> Inside(DataNode spec, string prefix) => spec switch
    {
        ListNode either => either.Items.SelectMany(item => Inside(item, prefix)),
        MapNode map => map.Entries.SelectMany(entry => entry.Key.Value switch
        {
            "keys" when entry.Value is MapNode keys => Below(keys, prefix),
            "list" or "array" or "either" => Inside(entry.Value, prefix),
            _ => [],
        }),
        _ => [],
    };
}
