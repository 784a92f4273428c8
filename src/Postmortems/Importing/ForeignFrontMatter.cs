using System.Collections.Immutable;
using Postmortems.Parsing;
using Postmortems.Reading;

namespace Postmortems.Importing;

/// <summary>The front matter of another tool: its facts by our names, and the lines that have no place in ours, as they were.</summary>
/// <param name="Body">The Markdown behind it.</param>
/// <param name="Left">Lines of entries that became nothing, or something in another writing.</param>
internal sealed record ForeignFrontMatter(string Body, ImmutableArray<string> Left)
{
    public const string Origin = "the front matter's";

    /// <param name="text">With line feeds alone.</param>
    public static ForeignFrontMatter Read(string text, FactSheet facts, ImportTerms terms)
    {
        if (text.StartsWith("+++\n", StringComparison.Ordinal) && text.IndexOf("\n+++", 3, StringComparison.Ordinal) is > 0 and var close)
        {
            var behind = text.IndexOf('\n', close + 1);
            var toml = text[4..(close + 1)];
            return new ForeignFrontMatter(behind < 0 ? "" : text[(behind + 1)..], Take(TomlLines.Read(toml), facts, terms));
        }

        if (FrontMatter.Find(text) is not { IsUnclosed: false } front)
            return new ForeignFrontMatter(text, []);
        var yaml = text[front.YamlStart..front.YamlEnd];
        var map = YamlReader.Read(yaml, 0, new FaultList());
        var entries = map is null ? [] : Entries(yaml, map);
        // A line that no entry covers (a comment, or what is no YAML) is kept as well.
        var covered = entries.SelectMany(entry => entry.Lines).Count();
        var all = yaml.TrimEnd('\n').Split('\n');
        return new ForeignFrontMatter(text[front.BodyStart..], covered == all.Length || yaml.Length == 0 ? Take(entries, facts, terms) : [.. Take(entries, facts, terms, keepsAll: true), .. all.Where(line => line.Length > 0)]);
    }

    private static ImmutableArray<string> Take(IEnumerable<ForeignEntry> entries, FactSheet facts, ImportTerms terms, bool keepsAll = false)
    {
        var left = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in entries)
        {
            var field = FactLabels.Find(entry.Key, terms);
            var isTaken = field is not null && entry.Value.Length > 0 && facts.Add(new ForeignFact(field, entry.Value, $"{Origin} {entry.Key}"));
            if (!keepsAll && !(isTaken && FrontMatterWriter.KeepsWords(field!) && entry.Key == field))
                left.AddRange(entry.Lines);
        }

        return left.ToImmutable();
    }

    private static List<ForeignEntry> Entries(string yaml, MapNode map)
    {
        var lines = yaml.TrimEnd('\n').Split('\n');
        var starts = map.Entries.Select(entry => yaml.AsSpan(0, Math.Min(entry.Key.Span.Start, yaml.Length)).Count('\n')).ToList();
        var entries = new List<ForeignEntry>();
        foreach (var (i, entry) in map.Entries.Index())
        {
            var from = i == 0 ? 0 : starts[i];
            var to = i + 1 < starts.Count ? starts[i + 1] : lines.Length;
            entries.Add(new ForeignEntry(entry.Key.Value, Text(entry.Value), [.. lines[Math.Min(from, to)..to]]));
        }

        return entries;
    }

    /// <summary>A list becomes its items with commas; a map is not understood.</summary>
    private static string Text(DataNode node) => node switch
    {
        ScalarNode { IsNull: false } scalar => scalar.Value,
        ListNode list when list.Items.All(item => item is ScalarNode) => string.Join(", ", list.Items.Cast<ScalarNode>().Select(item => item.Value)),
        ListNode list when list.Items.All(item => item is MapNode map && map.Find("name")?.Value is ScalarNode) =>
            string.Join(", ", list.Items.Cast<MapNode>().Select(map => ((ScalarNode)map.Find("name")!.Value).Value)),
        MapNode map when map.Find("name")?.Value is ScalarNode name => name.Value,
        _ => "",
    };
}

/// <summary>A key of a foreign front matter.</summary>
/// <param name="Value">Empty where it is no text and no list of texts.</param>
/// <param name="Lines">As written.</param>
internal sealed record ForeignEntry(string Key, string Value, ImmutableArray<string> Lines);
