using System.Collections.Immutable;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>The Markdown of a report: sections by their names, and the lists and tables that are timeline, actions or lessons.</summary>
internal sealed class BodyReader
{
    /// <summary>Shared with nobody: a theme may render with other extensions, since only block places are kept from here.</summary>
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePreciseSourceLocation().UsePipeTables().UseTaskLists().UseFootnotes().Build();

    private readonly string _text;
    private readonly int _offset;
    private readonly FaultList _faults;
    private readonly List<Section> _sections = [];
    private readonly List<ReadStretch> _read = [];
    private readonly Dictionary<SectionKind, TextSpan> _headings = [];
    private readonly List<WrittenEntry> _timeline = [];
    private readonly List<MapNode> _actions = [];
    private readonly LessonLists _lessons = new();
    private string? _title;

    private BodyReader(string text, int offset, FaultList faults) => (_text, _offset, _faults) = (text, offset, faults);

    /// <param name="text">The body alone.</param>
    /// <param name="offset">Of the body in the file.</param>
    /// <param name="shown">Of the file, what only the internal edition shows.</param>
    public static BodyFacts Read(string text, int offset, FaultList faults, IReadOnlyCollection<TextSpan> shown)
    {
        var reader = new BodyReader(text, offset, faults);
        if (reader.Parse() is not { } document)
            return new BodyFacts { Body = new ReportBody { Text = text }, IsUnread = true };
        reader.ReadSections(document);
        var all = document.Descendants<LinkInline>().ToList();
        foreach (var picture in LinkedFiles.PicturesWithoutAlt(all, offset))
            faults.Add(ReadingRules.PictureWithoutAlt, picture);
        var (links, refused) = (LinkedFiles.In(all, offset), LinkedFiles.RefusedIn(all, offset));
        return new BodyFacts
        {
            Links = [.. links, .. refused],
            Body = new ReportBody
            {
                Text = text,
                Sections = [.. reader._sections],
                ReadStretches = [.. reader._read.OrderBy(stretch => stretch.Start)],
                Internal = [.. shown.Where(span => span.Start >= offset).Select(span => new ReadStretch(span.Start - offset, span.End - offset)).OrderBy(stretch => stretch.Start)],
                LinkedFiles = [.. links.Select(link => link.Target)],
                RefusedLinks = [.. refused.Select(link => link.Target)],
            },
            Title = reader._title,
            Timeline = [.. reader._timeline],
            Actions = reader.Bounded(),
            Lessons = reader._lessons.ToLessons(),
            Headings = reader._headings.ToImmutableDictionary(),
            Prose = ProseReader.Read(document, offset),
        };
    }

    private ImmutableArray<MapNode> Bounded()
    {
        if (_actions.Count > Fields.MaxItems)
            _faults.AddVariant(ReadingRules.TooLarge, "list", _actions[Fields.MaxItems].Span, ("key", "actions"), ("max", Fields.MaxItems.ToString("N0")));
        return [.. _actions.Take(Fields.MaxItems)];
    }

    private MarkdownDocument? Parse()
    {
        if (Density.TooMany(_text) is { } start)
        {
            _faults.AddVariant(ReadingRules.TooDeep, "markdown-marks", new TextSpan(_offset + start, _offset + start));
            return null;
        }

        var document = ParseOrNull(_text);
        // Ours on nesting, or Markdig's own.
        if (document is null)
            _faults.AddVariant(ReadingRules.TooDeep, "markdown", new TextSpan(_offset, _offset));
        return document;
    }

    /// <summary>With the extensions that the reader knows; null for what is nested beyond reading.</summary>
    internal static MarkdownDocument? ParseOrNull(string text)
    {
        try
        {
            return Density.TooMany(text) is null && !Density.IsQuotedTooDeep(text) ? Markdown.Parse(text, Pipeline) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private void ReadSections(MarkdownDocument document)
    {
        var (kind, heading, start) = ((SectionKind?)null, "", 0);
        var blocks = new List<Block>();
        foreach (var block in document)
        {
            if (block is HeadingBlock { Level: 1 } first && _title is null)
            {
                _title = HeadingText(first);
                _read.Add(Stretch(first));
            }
            else if (block is HeadingBlock { Level: 2 } next)
            {
                Close(new Section(kind, heading, start, next.Span.Start), blocks);
                (kind, heading, start) = (KindOf(next), HeadingText(next), Math.Min(next.Span.End + 1, _text.Length));
                blocks.Clear();
            }
            else
            {
                blocks.Add(block);
            }
        }

        Close(new Section(kind, heading, start, _text.Length), blocks);
    }

    /// <summary>The section that the heading opens; a second one of the same name stays the author's own.</summary>
    private SectionKind? KindOf(HeadingBlock heading) =>
        Headings.Find(HeadingText(heading)) is { } kind && _headings.TryAdd(kind, TextSpan.Of(heading, _offset)) ? kind : null;

    private void Close(Section section, List<Block> blocks)
    {
        var isPreamble = section.Kind is null && section.Heading.Length == 0;
        if (isPreamble && blocks.Count == 0)
            return;
        foreach (var block in blocks)
        {
            if (ReadBlock(section.Kind, block))
                _read.Add(Stretch(block));
        }

        var prose = blocks.Where(block => !IsRead(block) && block is not LinkReferenceDefinitionGroup and not HeadingBlock).ToList();
        // Beside a list that became facts it is a gap in a section that is written.
        var isAlone = blocks.TrueForAll(block => block is LinkReferenceDefinitionGroup or HtmlBlock { Type: HtmlBlockType.Comment } || prose.Contains(block));
        var isToBeWritten = isAlone && prose is [ParagraphBlock { Span.Length: < 40 } only] && Vocabulary.Find("to_be_written", MarkdownText.Of(only, _text).Trim(' ', '\n', '.', '…', '。', '*', '_')) is not null;
        _sections.Add(section with { HasProse = prose.Count > 0, IsToBeWritten = isToBeWritten });
    }

    /// <summary>Whether the block became facts, and is to be shown by them.</summary>
    private bool ReadBlock(SectionKind? section, Block block)
    {
        switch (section, block)
        {
            case (_, HtmlBlock { Type: HtmlBlockType.Comment }):
                return true;
            case (SectionKind.Timeline, ListBlock list):
                return MarkdownTimeline.TryRead(list, _text, _offset, _timeline);
            case (SectionKind.Timeline, Table table):
                return MarkdownTimeline.TryRead(table, _text, _offset, _timeline);
            case (SectionKind.Actions, ListBlock list):
                return MarkdownActions.TryRead(list, _text, _offset, _actions);
            case (SectionKind.Actions, Table table):
                return MarkdownActions.TryRead(table, (_text, _offset), _faults, _actions);
            default:
                return _lessons.TryRead(section, block, _text);
        }
    }

    private bool IsRead(Block block) => _read.Contains(Stretch(block));

    private static ReadStretch Stretch(Block block) => new(block.Span.Start, block.Span.End + 1);

    private string HeadingText(HeadingBlock heading) =>
        heading.Inline is { Span.IsEmpty: false } inline ? _text[inline.Span.Start..(inline.Span.End + 1)].Trim() : MarkdownText.Of(heading, _text).TrimStart('#').Trim();
}
