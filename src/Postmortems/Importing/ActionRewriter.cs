using System.Globalization;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;
using Postmortems.Reading;

namespace Postmortems.Importing;

/// <summary>Promises that are neither a list nor a table that the reader understands, as a list.</summary>
internal static class ActionRewriter
{
    /// <returns>How many actions stand in the section.</returns>
    public static int Rewrite(MarkdownEdit edit, ForeignSection section)
    {
        var count = 0;
        var lists = section.Blocks.OfType<ListBlock>().ToList();
        foreach (var list in lists)
        {
            if (IsAside(list, section, edit))
                edit.Replace(list, TimelineText.Paragraphs(list, edit));
            else if (Grouped(list, edit) is { } groups)
                count += groups;
            else
                count += list.OfType<ListItemBlock>().Count(item => item.Count > 0);
        }

        foreach (var table in section.Blocks.OfType<Table>().Where(table => count == 0 || !Raised(edit, table, section)))
            count += Rewrite(edit, table);
        if (count > 0)
            return count;
        // Only prose: each paragraph is a promise, but for one that leads to what follows.
        foreach (var paragraph in section.Blocks.OfType<ParagraphBlock>().Where(paragraph => !edit.Slice(paragraph).TrimEnd().EndsWith(':')))
        {
            var text = edit.Slice(paragraph);
            if (SaysNothing(text))
                continue;
            edit.Replace(paragraph, $"- {TimelineText.Indented(text).TrimStart()}");
            count++;
        }

        return count;
    }

    /// <summary>A table of something else (what runs where) that ends the section under a heading of its own: it becomes a section, and promises nothing.</summary>
    private static bool Raised(MarkdownEdit edit, Table table, ForeignSection section)
    {
        if (section.Blocks is not [.., HeadingBlock heading, Table last] || last != table || MarkdownTable.Columns("action_column", table, edit.Text).Count > 0)
            return false;
        edit.Replace(heading, $"## {edit.HeadingText(heading)}");
        return true;
    }

    /// <summary>"Database", and the promises about it below: the names become headings.</summary>
    /// <returns>How many promises there are; null for any other list.</returns>
    private static int? Grouped(ListBlock list, MarkdownEdit edit)
    {
        var items = list.OfType<ListItemBlock>().ToList();
        if (items.Count < 2 || !items.TrueForAll(item => item is [ParagraphBlock name, ListBlock] && IsName(edit.Slice(name))))
            return null;
        edit.Replace(list, string.Join("\n\n", items.Select(item => $"### {edit.Slice(item[0]).TrimEnd(':', '：', ' ')}\n\n{MarkdownText.Of(item[1], edit.Text)}")));
        return items.Sum(item => ((ListBlock)item[1]).Count);
    }

    private static bool IsName(string text) => text.Length <= 40 && text.Split(' ').Length <= 4 && !text.Contains('\n') && !text.Contains('[') && !text.Contains('@');

    /// <summary>A list that says "N/A", or one of references: neither promises anything.</summary>
    private static bool IsAside(ListBlock list, ForeignSection section, MarkdownEdit edit)
    {
        var items = list.OfType<ListItemBlock>().ToList();
        if (!items.TrueForAll(item => item is [ParagraphBlock]))
            return false;
        if (items.TrueForAll(item => SaysNothing(edit.Slice(item[0]))))
            return true;
        return section.Blocks.IndexOf(list) is > 0 and var at && section.Blocks[at - 1] is ParagraphBlock lead
            && Vocabulary.Find("reference_list", FrontMatterWriter.Plain(edit.Slice(lead)).Trim(' ', ':', '：')) is not null;
    }

    private static bool SaysNothing(string text) =>
        text.Trim(' ', '.', '。', '*', '_') is var bare && (Vocabulary.Find("absence", bare) ?? Vocabulary.Find("to_be_written", bare)) is not null;

    private static int Rewrite(MarkdownEdit edit, Table table)
    {
        var rows = table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => MarkdownTable.CellText(cell, edit.Text).Text).ToList()).ToList();
        if (rows.Count < 2)
            return 0;
        var columns = MarkdownTable.Columns("action_column", table, edit.Text);
        if (columns.ContainsValue("title") && rows.Skip(1).All(row => row.Index().All(cell => IsReadable(columns.GetValueOrDefault(cell.Index), cell.Item))))
            return rows.Count - 1;
        var title = columns.FirstOrDefault(column => column.Value == "title", new(Longest(rows), "title")).Key;
        var list = new StringBuilder($"<!-- {string.Join(" | ", rows[0])} -->\n");
        foreach (var row in rows.Skip(1).Where(row => row.Any(cell => cell.Length > 0)))
            list.Append(Item(row, rows[0], columns, title)).Append('\n');
        edit.Replace(table, list.ToString().TrimEnd());
        return rows.Count - 1;
    }

    /// <summary>A row as "- Title (Status: **DONE**) owner:ana status:done": keys for what can be read, brackets for the rest.</summary>
    private static string Item(List<string> row, List<string> header, Dictionary<int, string> columns, int title)
    {
        var (words, keys) = (new StringBuilder(row.ElementAtOrDefault(title) is { Length: > 0 } named ? named : "…"), new StringBuilder());
        foreach (var (i, cell) in row.Index().Where(cell => cell.Index != title && cell.Item.Length > 0))
        {
            var (key, bare) = (columns.GetValueOrDefault(i), FrontMatterWriter.Plain(cell).Trim());
            if (key is "owner" && !bare.Contains('"'))
                keys.Append($" owner:\"{bare}\"");
            else
                words.Append(header.ElementAtOrDefault(i) is { Length: > 0 } name ? $" ({FrontMatterWriter.Plain(name)}: {cell})" : $" ({cell})");
            if (key is "status" && Vocabulary.Find<ActionStatus>(bare) is { } status)
                keys.Append($" status:{Vocabulary.Identifier(status)}");
            else if (key is "due" && DueDates.TryRead(bare) is not null && !bare.Contains(' '))
                keys.Append($" due:{bare}");
            else if (key is "due" && ForeignTimeReader.ReadWhole(bare, null) is { Date: { } due, IsYearGuessed: false, Exactness: Exactness.Day })
                keys.Append($" due:{due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        }

        return $"- {words}{keys}";
    }

    private static bool IsReadable(string? key, string cell)
    {
        if (cell.Length == 0 || cell is "-" or "–" or "—")
            return key is not "title";
        return key switch
        {
            "status" => Vocabulary.Find<ActionStatus>(cell) is not null,
            "kind" => Vocabulary.Find<ActionKind>(cell) is not null,
            "due" => DueDates.TryRead(cell) is not null,
            "done" => DueDates.TryReadDay(cell) is not null,
            "addresses" => false,
            // "#77" leads nowhere without the tracker that it was written in.
            "url" => cell[0] is not '#',
            _ => true,
        };
    }

    private static int Longest(List<List<string>> rows) =>
        Enumerable.Range(0, rows[0].Count).MaxBy(i => rows.Skip(1).Sum(row => row.ElementAtOrDefault(i)?.Length ?? 0));
}
