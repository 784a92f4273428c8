using Postmortems.Parsing;
using Postmortems.Reading;

namespace Postmortems.Drafting;

/// <summary>
/// Sets values in a report's front matter by editing its text where the key stands: comments, order and every other line stay as they
/// are. A comment behind the value keeps its column as long as there is room.
/// </summary>
public static class FrontMatterEditor
{
    /// <param name="key">"title"; or "times.detected", one level down.</param>
    /// <param name="value">YAML on one line: see <see cref="YamlValue"/>.</param>
    /// <returns>Null when the front matter is no YAML that the value could be put into.</returns>
    public static string? Set(string text, string key, string value)
    {
        text = FrontMatter.Find(text) is null ? WithFrontMatter(text) : text;
        if (FrontMatter.Find(text) is not { IsUnclosed: false } front)
            return null;
        var faults = new FaultList();
        var root = YamlReader.Read(text[front.YamlStart..front.YamlEnd], front.YamlStart, faults);
        if (faults.Count > 0)
            return null;
        var (name, inner) = key.Split('.') is [var outer, var last] ? (outer, last) : (key, null);
        var entry = root?.Find(name);
        var edited = (entry, inner) switch
        {
            (null, null) => Insert(text, front.YamlEnd, $"{name}: {value}"),
            (null, _) => Insert(text, front.YamlEnd, $"{name}:{NewLine(text)}  {inner}: {value}"),
            (_, null) => Replace(text, entry, value),
            _ => SetInner(text, entry, inner, value),
        };
        return IsSet(edited, name, inner, value) ? edited : null;
    }

    /// <summary>What stands at a top-level key, as text; null for none, and for a list or a map.</summary>
    public static string? Get(string text, string key) =>
        FrontMatter.Find(text) is { } front && YamlReader.Read(text[front.YamlStart..front.YamlEnd], front.YamlStart, new FaultList())?.Find(key)?.Value is ScalarNode scalar
            ? scalar.Value.Trim()
            : null;

    private static string WithFrontMatter(string text)
    {
        var mark = text.StartsWith('\uFEFF') ? 1 : 0;
        var newLine = NewLine(text);
        return text.Insert(mark, $"---{newLine}---{newLine}{newLine}");
    }

    private static string SetInner(string text, MapEntry outer, string inner, string value)
    {
        if (outer.Value is not MapNode map)
            return Replace(text, outer, $"{{{inner}: {value}}}");
        if (map.Find(inner) is { } entry)
            return Replace(text, entry, value);
        if (text[map.Span.Start] == '{')
            return text.Insert(map.Span.Start + 1, map.Entries.IsEmpty ? $"{inner}: {value}" : $"{inner}: {value}, ");
        var first = map.Entries[0].Key.Span.Start;
        var line = LineStart(text, first);
        return Insert(text, line, text[line..first] + $"{inner}: {value}");
    }

    private static string Replace(string text, MapEntry entry, string value)
    {
        var colon = text.IndexOf(':', entry.Key.Span.End);
        var (start, end) = (entry.Value.Span.Start, entry.Value.Span.End);
        // An empty value, or an alias, whose value stands elsewhere.
        if (end <= start || start < colon)
            return ReplaceOnLine(text, colon + 1, EndOfBareValue(text, colon + 1), value);
        end = IsEmptyList(text, start, end) ? text.AsSpan(start).IndexOfAny(']', '}') + start + 1 : start + text[start..end].TrimEnd().Length;
        if (LineStart(text, start) == LineStart(text, colon))
            return ReplaceOnLine(text, colon + 1, end, value);
        // A list or map below its key: its lines go, and the value stands behind the key.
        var (from, to) = (LineStart(text, start), LineEnd(text, end));
        return ReplaceOnLine(text.Remove(from, to - from), colon + 1, colon + 1, value);
    }

    // Of "[]" the parser tells the opening bracket alone.
    private static bool IsEmptyList(string text, int start, int end) => end == start + 1 && text[start] is ('[' or '{');

    private static string ReplaceOnLine(string text, int start, int end, string value)
    {
        var rest = end;
        while (rest < text.Length && text[rest] == ' ')
            rest++;
        var isComment = rest < text.Length && text[rest] == '#';
        var isFlow = rest < text.Length && text[rest] is ',' or '}';
        var room = isComment ? rest - start - 1 - value.Length : 0;
        var gap = isComment ? new string(' ', Math.Max(room, Math.Clamp(rest - end, 1, 2))) : isFlow ? text[end..rest] : "";
        return $"{text[..start]} {value}{gap}{text[rest..]}";
    }

    private static int EndOfBareValue(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is not ('\n' or '\r' or ',' or '}') && !(text[end] == '#' && text[end - 1] is ' ' or ':'))
            end++;
        return start + text[start..end].TrimEnd().Length;
    }

    /// <summary>A line of its own before the line that begins there.</summary>
    private static string Insert(string text, int at, string line) => text.Insert(at, line + NewLine(text));

    private static string NewLine(string text) => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    private static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private static int LineEnd(string text, int at) => text.IndexOf('\n', Math.Max(at - 1, 0)) is >= 0 and var end ? end + 1 : text.Length;

    /// <summary>Read back: a template may be written in ways that no editing of text foresees.</summary>
    private static bool IsSet(string text, string name, string? inner, string value)
    {
        var faults = new FaultList();
        var front = FrontMatter.Find(text)!.Value;
        var root = YamlReader.Read(text[front.YamlStart..front.YamlEnd], 0, faults);
        var found = root?.Find(name)?.Value;
        found = inner is null ? found : (found as MapNode)?.Find(inner)?.Value;
        var wanted = YamlReader.Read($"value: {value}", 0, new FaultList())!.Find("value")!.Value;
        return faults.Count == 0 && found is not null && Words(found).SequenceEqual(Words(wanted));
    }

    private static IEnumerable<string> Words(DataNode node) => node switch
    {
        ScalarNode scalar => [scalar.Value],
        ListNode list => list.Items.SelectMany(Words),
        MapNode map => map.Entries.SelectMany(entry => Words(entry.Value).Prepend(entry.Key.Value)),
        _ => [],
    };
}
