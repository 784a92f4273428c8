using System.Collections.Immutable;
using System.Text;
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
            var (words, start) = MarkdownText.OfItem(item, text);
            if (words.Length > 0)
                actions.Add(FromItem(words, offset + start, IsTicked(item)));
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

    private static bool? IsTicked(ListItemBlock item) =>
        item.Count > 0 && item[0] is ParagraphBlock { Inline.FirstChild: TaskList task } ? task.Checked : null;

    /// <summary>"Escape table names @dev due:2020-07-11": words that name a key are taken out of the title.</summary>
    private static MapNode FromItem(string words, int start, bool? isTicked)
    {
        var entries = new List<MapEntry>();
        var titleStart = isTicked is null ? 0 : words.IndexOf(']') + 1;
        var title = new StringBuilder();
        foreach (var (word, at) in Words(words, titleStart))
        {
            if (KeyOf(word) is { } pair && entries.All(entry => entry.Key.Value != pair.Key))
                entries.Add(Entry(pair.Key, pair.Value, start + at + word.IndexOf(pair.Value, StringComparison.Ordinal)));
            else
                title.Append(words.AsSpan(at, word.Length)).Append(words.AsSpan(at + word.Length, SpaceAfter(words, at + word.Length)));
        }

        var plain = title.ToString().Trim();
        entries.Insert(0, Entry("title", plain, start + Math.Max(0, words.IndexOf(plain, StringComparison.Ordinal))));
        if (isTicked is { } ticked && entries.All(entry => entry.Key.Value != "status"))
            entries.Add(Entry("status", ticked ? "done" : "open", start));
        return new MapNode(new TextSpan(start, start + words.Length), [.. entries]);
    }

    /// <summary>Stretches without white space, but for what stands in quotes behind a colon.</summary>
    private static IEnumerable<(string Word, int At)> Words(string text, int start)
    {
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

            yield return (text[from..i], from);
        }
    }

    private static int SpaceAfter(string text, int at) => text.Length - at - text.AsSpan(at).TrimStart().Length;

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
