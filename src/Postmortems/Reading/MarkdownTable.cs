using Markdig.Extensions.Tables;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>Tables by the names of their columns.</summary>
internal static class MarkdownTable
{
    /// <summary>Column index to what it holds, by the vocabulary's group; a name that two columns claim goes to the first.</summary>
    public static Dictionary<int, string> Columns(string group, Table table, string text)
    {
        var columns = new Dictionary<int, string>();
        if (table.Count == 0 || table[0] is not TableRow { IsHeader: true } header)
            return columns;
        for (var i = 0; i < header.Count; i++)
        {
            var name = CellText((TableCell)header[i], text).Text.Trim('*', '_', ' ');
            if (Vocabulary.Find(group, name) is { } id && !columns.ContainsValue(id))
                columns[i] = id;
        }

        return columns;
    }

    public static IEnumerable<TableRow> Rows(Table table) => table.OfType<TableRow>().Where(row => !row.IsHeader && row.Count > 0);

    /// <summary>Cells by what they hold, each with its start in <paramref name="text"/>; cells of unknown columns are left out.</summary>
    public static Dictionary<string, (string Text, int Start)> Cells(TableRow row, Dictionary<int, string> columns, string text)
    {
        var cells = new Dictionary<string, (string, int)>();
        for (var i = 0; i < row.Count; i++)
        {
            if (columns.TryGetValue(i, out var id) && CellText((TableCell)row[i], text) is { Text.Length: > 0 } cell)
                cells[id] = cell;
        }

        return cells;
    }

    public static (string Text, int Start) CellText(TableCell cell, string text)
    {
        if (cell.Span.IsEmpty || cell.Span.End >= text.Length)
            return ("", Math.Max(0, cell.Span.Start));
        var written = text[cell.Span.Start..(cell.Span.End + 1)];
        return (written.Trim(), cell.Span.Start + written.Length - written.TrimStart().Length);
    }
}
