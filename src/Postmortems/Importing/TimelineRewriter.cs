using System.Collections.Immutable;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Postmortems.Reading;

namespace Postmortems.Importing;

/// <summary>
/// The timeline of a foreign report as a list that the reader knows: times in headings, bold words, brackets, nested lists and tables become
/// lines that begin with a time. What has no time stays where it stands, or goes with the line above it.
/// </summary>
internal sealed partial class TimelineRewriter
{
    private readonly MarkdownEdit _edit;
    private readonly TimelineClock _clock;

    /// <summary>An entry that may still grow: where it begins, and its line so far.</summary>
    private (int Start, int End, string Line)? _open;

    /// <summary>What kind of block opened the entry: paragraphs within a heading's entry belong to it whatever they say.</summary>
    private Block? _opener;

    private TimelineRewriter(MarkdownEdit edit, TimelineClock clock) => (_edit, _clock) = (edit, clock);

    /// <returns>How many lines the timeline has by now.</returns>
    public static int Rewrite(MarkdownEdit edit, ForeignSection section, TimelineClock clock)
    {
        var rewriter = new TimelineRewriter(edit, clock);
        var blocks = section.Blocks;
        for (var i = 0; i < blocks.Length; i++)
            rewriter.Take(blocks[i], blocks.AsSpan()[(i + 1)..]);
        rewriter.Close();
        return rewriter.Count;
    }

    private int Count { get; set; }

    private void Take(Block block, ReadOnlySpan<Block> following)
    {
        switch (block)
        {
            case HeadingBlock heading:
                TakeHeading(heading, following);
                break;
            case Table table when _opener is not HeadingBlock:
                Close();
                TakeTable(table);
                break;
            case ListBlock list when _opener is not HeadingBlock && IsTimed(list):
                Close();
                TakeList(list);
                break;
            case ListBlock list when _open is null && IsAside(list, following):
                _edit.Replace(list, TimelineText.Paragraphs(list, _edit));
                break;
            case ParagraphBlock paragraph when _opener is not HeadingBlock || StartsWithClock(_edit.Slice(paragraph)):
                TakeParagraph(paragraph, following);
                break;
            case HtmlBlock or ThematicBreakBlock when _open is null:
                break;
            // What the timeline spans: its days are read beside the first of it.
            case QuoteBlock quote when _open is null && _clock.Read(_edit.Slice(quote).TrimStart('>', ' ')) is { Clock: null, Date: { } from }:
                _clock.MoveTo(from);
                break;
            default:
                Grow(block);
                break;
        }
    }

    private void TakeHeading(HeadingBlock heading, ReadOnlySpan<Block> following)
    {
        var text = _edit.HeadingText(heading);
        var time = _clock.Read(text);
        Close();
        _clock.Note(text);
        if (time is null)
            return;
        if (time.Clock is null && LeadsOn(heading, following))
        {
            if (time.Date is { } date)
                _clock.MoveTo(date);
            return;
        }

        Open(heading, text, time);
        _opener = heading;
    }

    /// <summary>A date above lines with times of day: it is where they belong, and no line itself.</summary>
    private bool LeadsOn(HeadingBlock heading, ReadOnlySpan<Block> following)
    {
        foreach (var block in following)
        {
            if (block is HeadingBlock next && next.Level <= heading.Level)
                return false;
            if (block is HeadingBlock below && StartsWithClock(_edit.HeadingText(below)))
                return true;
            if (block is ListBlock list ? list.OfType<ListItemBlock>().Any(item => StartsWithClock(TextOf(item))) : block is ParagraphBlock && StartsWithClock(_edit.Slice(block)))
                return true;
            if (block is Table)
                return true;
        }

        return false;
    }

    private void TakeParagraph(ParagraphBlock paragraph, ReadOnlySpan<Block> following)
    {
        var written = _edit.Slice(paragraph);
        var lines = written.Split('\n');
        var first = _clock.Read(lines[0]);
        if (first is null)
        {
            _clock.Note(written);
            // Behind a list it is prose again; behind a line of its own it goes on with it.
            if (_opener is not null)
            {
                Grow(paragraph);
                return;
            }

            Close();
            DateIn(written);
            return;
        }

        if (first is { Clock: null, Date: { } day } && (ForeignTimeReader.ReadWhole(written, _clock.Here) is not null || IsAbove(written, following)))
        {
            Close();
            _clock.Note(written);
            _clock.MoveTo(day);
            return;
        }

        Close();
        Open(paragraph, lines, first);
        _opener = paragraph;
    }

    /// <summary>"2023-05-11 (all times UTC)", and then the list.</summary>
    private bool IsAbove(string line, ReadOnlySpan<Block> following) =>
        line.Length < 60 && following is [ListBlock list, ..] && list.OfType<ListItemBlock>().Any(item => StartsWithClock(TextOf(item)));

    // "All times in PST, on February 5th 2019".
    private void DateIn(string prose)
    {
        if (prose.Length < 120 && Language.DatesInText.In(prose).ToList() is [var only])
            _clock.MoveTo(only.Date);
    }

    /// <summary>A paragraph whose lines begin with times is as many entries.</summary>
    private void Open(ParagraphBlock paragraph, string[] lines, ForeignTime first)
    {
        var (result, entry) = (new StringBuilder(), Line(first, lines[0]));
        foreach (var line in lines.Skip(1))
        {
            if (StartsWithClock(line) && _clock.Read(line) is { } next)
            {
                result.Append(entry).Append('\n');
                entry = Line(next, line);
            }
            else
            {
                entry += $"\n  {line.TrimStart()}";
            }
        }

        _open = (paragraph.Span.Start, _edit.EndOf(paragraph), result.Append(entry).ToString());
    }

    private void Open(HeadingBlock heading, string text, ForeignTime time) => _open = (heading.Span.Start, _edit.EndOf(heading), Line(time, text));

    private void Grow(Block block)
    {
        if (_open is not { } open)
            return;
        // With what stands between the blocks and is none (the addresses of links).
        var more = _edit.Slice(open.End, _edit.EndOf(block)).TrimStart('\n');
        _open = (open.Start, _edit.EndOf(block), $"{open.Line}\n\n{Indented(more)}");
    }

    private void Close()
    {
        if (_open is { } open)
            _edit.Replace(open.Start, open.End, open.Line.TrimEnd());
        (_open, _opener) = (null, null);
    }

    private bool StartsWithClock(string text) => _clock.Read(text) is { Clock: not null };

    private string Line(ForeignTime time, string text, string marker = "-")
    {
        Count++;
        return TimelineText.Line(marker, _clock.Write(time, text[..time.Length]), time, text);
    }

    private static string Indented(string text) => TimelineText.Indented(text);
}
