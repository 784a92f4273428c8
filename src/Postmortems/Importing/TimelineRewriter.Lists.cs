using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Postmortems.Reading;

namespace Postmortems.Importing;

/// <content>Lists, nested by days or not, and tables.</content>
internal sealed partial class TimelineRewriter
{
    private void TakeList(ListBlock list)
    {
        var result = new StringBuilder();
        foreach (var item in list.OfType<ListItemBlock>())
            TakeItem(item, result);
        _open = (list.Span.Start, _edit.EndOf(list), result.ToString().TrimEnd());
    }

    private void TakeItem(ListItemBlock item, StringBuilder result)
    {
        var inner = item.OfType<ListBlock>().FirstOrDefault(list => list.OfType<ListItemBlock>().Any(part => StartsWithClock(TextOf(part))));
        if (inner is not null && item.Count > 0 && item[0] is ParagraphBlock lead && _clock.Read(_edit.Slice(lead)) is { Clock: null, Date: { } day } only)
        {
            _clock.MoveTo(day);
            if (ForeignTimeReader.ReadWhole(_edit.Slice(lead), day) is null || item.Count > 2)
                result.Append(Line(only, MarkdownText.OfItem(item, _edit.Text, inner.Span.Start).Text)).Append('\n');
            else
                _clock.Keep(_edit.Slice(lead));
            foreach (var part in inner.OfType<ListItemBlock>())
                TakeItem(part, result);
            return;
        }

        var text = MarkdownText.OfItem(item, _edit.Text).Text;
        var time = _clock.Read(text);
        if (time is not null)
            result.Append(Line(time, text, MarkerOf(item))).Append('\n');
        else
            result.Append(Untimed(text, MarkerOf(item), Count > 0)).Append('\n');
    }

    private void TakeTable(Table table)
    {
        if (TimelineTable.Rewrite(table, _edit, _clock) is not { Count: > 0 } lines)
            return;
        Count += lines.Count;
        _open = (table.Span.Start, _edit.EndOf(table), string.Join('\n', lines));
    }

    private bool IsTimed(ListBlock list)
    {
        var items = list.OfType<ListItemBlock>().ToList();
        return items.Any(item => _clock.Read(TextOf(item)) is not null);
    }

    /// <summary>Links to charts and logs above the lines.</summary>
    private bool IsAside(ListBlock list, ReadOnlySpan<Block> following)
    {
        var isFollowed = false;
        foreach (var block in following)
            isFollowed |= block is HeadingBlock heading ? _clock.Read(_edit.HeadingText(heading)) is not null : block is ListBlock other && IsTimed(other);
        return isFollowed && list.OfType<ListItemBlock>().All(item => item is [ParagraphBlock { Inline: { } inline }] && inline.All(part => part is LinkInline or AutolinkInline));
    }

    private string TextOf(ListItemBlock item) => item.Count > 0 && item[0] is LeafBlock ? _edit.Slice(item[0]) : "";

    /// <summary>A line without a time keeps its place; one whose time nobody can read goes below the one above it, or before the list.</summary>
    private string Untimed(string text, string marker, bool hasOneAbove)
    {
        if (TimelineText.LooksTimed(text))
            return hasOneAbove ? $"{new string(' ', marker.Length + 1)}- {Indented(Indented(text)).TrimStart()}" : $"{text}\n";
        Count++;
        return $"{marker} {TimelineText.Indented(text, marker).TrimStart()}";
    }

    private static string MarkerOf(ListItemBlock item) => item.Parent is ListBlock { IsOrdered: true } ? $"{item.Order}." : "-";
}
