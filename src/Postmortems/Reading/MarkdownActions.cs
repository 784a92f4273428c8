using System.Collections.Immutable;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Postmortems.Diagnostics;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>Actions as a table or a (task) list, turned into the maps that the front matter would have held: one reader for all.</summary>
internal static class MarkdownActions
{
    private static readonly HashSet<string> Keys =
        ["id", "kind", "addresses", "owner", "team", "due", "status", "done", "acceptance", "verifier", "url", "why"];

    private static readonly HashSet<string> Lists = ["addresses", "due_history"];

    public static bool TryRead(ListBlock list, string text, int offset, List<MapNode> actions)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            // A task within a task is a promise of its own.
            var inner = item.OfType<ListBlock>().Where(IsTaskList).ToList();
            var (words, start) = MarkdownText.OfItem(item, text, inner.FirstOrDefault()?.Span.Start);
            if (words.Length > 0)
                actions.Add(FromItem(words, offset + start, IsTicked(item)));
            foreach (var tasks in inner)
                TryRead(tasks, text, offset, actions);
        }

        return true;
    }

    /// <summary>False when no column names the actions: then the table is prose.</summary>
    public static bool TryRead(Table table, (string Text, int Offset) body, FaultList faults, List<MapNode> actions)
    {
        var columns = MarkdownTable.Columns("action_column", table, body.Text);
        if (!columns.ContainsValue("title"))
        {
            faults.AddVariant(ReadingRules.UnreadableAction, "table", TextSpan.Of(table[0], body.Offset));
            return false;
        }

        foreach (var row in MarkdownTable.Rows(table))
        {
            var entries = MarkdownTable.Cells(row, columns, body.Text)
                .Where(cell => cell.Value.Text is not ("-" or "–" or "—"))
                .Select(cell => Entry(cell.Key, cell.Value.Text, body.Offset + cell.Value.Start));
            actions.Add(new MapNode(TextSpan.Of(row, body.Offset), [.. entries]));
        }

        return true;
    }

    private static bool IsTaskList(ListBlock list) => list.OfType<ListItemBlock>().Any(item => IsTicked(item) is not null);

    private static bool? IsTicked(ListItemBlock item) =>
        item.Count > 0 && item[0] is ParagraphBlock { Inline.FirstChild: TaskList task } ? task.Checked : null;

    /// <summary>
    /// "Escape table names @dev due:2020-07-11": the words at the end that name a key are taken out of the title. Within the title
    /// "@angular/core" and "done:true" are what they say.
    /// </summary>
    private static MapNode FromItem(string words, int start, bool? isTicked)
    {
        var entries = new List<MapEntry>();
        var titleStart = isTicked is null ? 0 : words.IndexOf(']') + 1;
        var titleEnd = words.Length;
        foreach (var (word, at) in Words(words, titleStart).AsEnumerable().Reverse())
        {
            if (KeyOf(word) is not { } pair || entries.Any(entry => entry.Key.Value == pair.Key))
                break;
            entries.Insert(0, Entry(pair.Key, pair.Value, start + at + word.IndexOf(pair.Value, StringComparison.Ordinal)));
            titleEnd = at;
        }

        var title = words[titleStart..titleEnd];
        entries.Insert(0, Entry("title", title.Trim(), start + titleStart + title.Length - title.TrimStart().Length));
        if (isTicked is { } ticked && entries.All(entry => entry.Key.Value != "status"))
            entries.Add(Entry("status", ticked ? "done" : "open", start));
        return new MapNode(new TextSpan(start, start + words.Length), [.. entries]);
    }

    /// <summary>Stretches without white space, but for what stands in quotes behind a colon.</summary>
    private static List<(string Word, int At)> Words(string text, int start)
    {
        var words = new List<(string, int)>();
        for (var i = start; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
                continue;
            var (from, isQuoted) = (i, false);
            while (i < text.Length && (isQuoted || !char.IsWhiteSpace(text[i])))
            {
                isQuoted = text[i] == '"' ? !isQuoted && i > from && text[i - 1] is ':' or '：' && text.IndexOf('"', i + 1) > 0 : isQuoted;
                i++;
            }

            words.Add((text[from..i], from));
        }

        return words;
    }

    private static (string Key, string Value)? KeyOf(string word)
    {
        var bare = word.TrimEnd(',', '，', ';', '；');
        if (bare.Length > 1 && bare[0] == '@' && bare.AsSpan(1).IndexOfAny(" @:") < 0)
            return ("owner", bare[1..]);
        var colon = bare.AsSpan().IndexOfAny(':', '：');
        if (colon <= 0 || colon == bare.Length - 1 || KeyNamed(bare[..colon]) is not { } key)
            return null;
        return (key, bare[(colon + 1)..].Trim('"'));
    }

    // English has too many words before colons ("Link:", "Type:"): there only the keys themselves count.
    private static string? KeyNamed(string word)
    {
        var key = char.IsAscii(word[0]) ? word.ToLowerInvariant() : Vocabulary.Find("action_column", word);
        return key is not null && Keys.Contains(key) ? key : null;
    }

    private static MapEntry Entry(string key, string value, int start)
    {
        var span = new TextSpan(start, start + value.Length);
        DataNode node = Lists.Contains(key)
            ? new ListNode(span, [.. value.Split([',', '，', '、', ' '], StringSplitOptions.RemoveEmptyEntries).Select(DataNode (part) => new ScalarNode(span, part.Trim(), false))])
            : new ScalarNode(span, value, IsPlain: true);
        return new MapEntry(new ScalarNode(span, key, true), node);
    }
}
