using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Postmortems.Reading;

namespace Postmortems.Importing;

/// <summary>Tables as wikis export them, with an empty head and the names of the columns in bold below it: the names go up.</summary>
internal static class HeadlessTables
{
    public static string Mend(string text)
    {
        if (!text.Contains('|'))
            return text;
        var edit = new MarkdownEdit(text);
        foreach (var table in edit.Document?.Descendants<Table>() ?? [])
        {
            var lines = edit.Slice(table).Split('\n');
            var rows = table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => MarkdownTable.CellText(cell, text).Text.Trim()).ToList()).ToList();
            if (rows.Count > 2 && lines.Length == rows.Count + 1 && rows[0].TrueForAll(cell => cell.Length == 0) && rows[1].TrueForAll(IsBold))
                edit.Replace(table, string.Join('\n', lines.Skip(2).Take(1).Append(lines[1]).Concat(lines.Skip(3))));
        }

        return edit.Apply();
    }

    private static bool IsBold(string cell) => cell.Length > 4 && cell.StartsWith("**", StringComparison.Ordinal) && cell.EndsWith("**", StringComparison.Ordinal);
}
