using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>A timeline as an ordinary list or table.</summary>
internal static class MarkdownTimeline
{
    /// <summary>False when no item has a time or a phase: then the list is prose.</summary>
    public static bool TryRead(ListBlock list, string text, int offset, List<WrittenEntry> entries)
    {
        var lines = list.OfType<ListItemBlock>()
            .Select(item => MarkdownText.OfItem(item, text))
            .Where(line => line.Text.Length > 0)
            .Select(line => TimelineLine.Read(line.Text, offset + line.Start))
            .ToList();
        if (!lines.Any(line => line.IsMarked))
            return false;
        entries.AddRange(lines);
        return true;
    }

    /// <summary>False when no column is known to hold a time: then the table is prose.</summary>
    public static bool TryRead(Table table, string text, int offset, List<WrittenEntry> entries)
    {
        var columns = MarkdownTable.Columns("timeline_column", table, text);
        if (!columns.ContainsValue("at"))
            return false;
        entries.AddRange(MarkdownTable.Rows(table).Select(row => Entry(row, columns, text, offset)));
        return true;
    }

    private static WrittenEntry Entry(TableRow row, Dictionary<int, string> columns, string text, int offset)
    {
        var cells = MarkdownTable.Cells(row, columns, text);
        var at = cells.GetValueOrDefault("at");
        var isUnknown = at.Text is null or "" or "-" or "–" or "—" || Vocabulary.Find("absence", at.Text) is not null;
        var phase = cells.GetValueOrDefault("phase").Text?.Trim('*', '_', ' ');
        var scan = TimeScan.None;
        WrittenTime time = default;
        if (!isUnknown)
        {
            scan = TimeScanner.Scan(at.Text, out time);
            scan = scan is TimeScan.Found && time.Length == at.Text!.Length ? TimeScan.Found : TimeScan.Malformed;
        }

        var rowSpan = TextSpan.Of(row, offset);
        var line = TimelineLine.Read(cells.GetValueOrDefault("text").Text ?? "", rowSpan.Start);
        var known = string.IsNullOrEmpty(phase) ? line.Phase : Vocabulary.Find<Phase>(phase);
        return new WrittenEntry
        {
            Scan = scan,
            Time = time,
            TimeText = isUnknown ? "" : at.Text!,
            Phase = known,
            Slip = known is null && !string.IsNullOrEmpty(phase) && Vocabulary.FindSlip<Phase>(phase) is { } meant ? (phase, meant) : line.Slip,
            // A phase cell that names no phase is the author's own word, and is kept.
            Text = known is null && !string.IsNullOrEmpty(phase) ? $"**{phase}** {cells.GetValueOrDefault("text").Text}" : TextOf(cells, line),
            By = cells.GetValueOrDefault("by").Text,
            Evidence = cells.GetValueOrDefault("evidence").Text,
            Span = rowSpan,
            TimeSpan = at.Text is null ? rowSpan : new TextSpan(offset + at.Start, offset + at.Start + at.Text.Length),
        };
    }

    private static string TextOf(Dictionary<string, (string Text, int Start)> cells, WrittenEntry line) =>
        line.Phase is null ? cells.GetValueOrDefault("text").Text ?? "" : line.Text;
}
