using System.Collections.Immutable;
using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Reading;

namespace Postmortems.Importing;

/// <summary>A Markdown text with stretches of it replaced: what no edit touches stays to the character.</summary>
internal sealed class MarkdownEdit(string text)
{
    private readonly List<(int Start, int End, string New)> _edits = [];

    public string Text => text;

    public MarkdownDocument? Document { get; } = BodyReader.ParseOrNull(text);

    public void Replace(int start, int end, string with) => _edits.Add((start, end, with));

    public void Replace(Block block, string with) => Replace(block.Span.Start, EndOf(block), with);

    /// <summary>The text with all edits made; they must not overlap.</summary>
    public string Apply()
    {
        if (_edits.Count == 0)
            return text;
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end, with) in _edits.OrderBy(edit => edit.Start))
        {
            result.Append(text, at, start - at).Append(with);
            at = end;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    public string Slice(Block block) => text[block.Span.Start..EndOf(block)];

    public string Slice(int start, int end) => text[start..end];

    /// <summary>Past the last character of a block. Markdig's spans of lists may end before their last child's.</summary>
    public int EndOf(Block block)
    {
        var end = block.Span.End + 1;
        if (block is ContainerBlock { LastChild: { } last })
            end = Math.Max(end, EndOf(last));
        end = Math.Min(end, text.Length);
        // The marks that close a heading are no part of it to Markdig.
        if (block is HeadingBlock { IsSetext: false })
            end = text.IndexOf('\n', end) is >= 0 and var line ? line : text.Length;
        // They may also end behind the empty lines that part them from the next block.
        while (end > block.Span.Start && text[end - 1] is '\n')
            end--;
        return end;
    }

    public string HeadingText(HeadingBlock heading) =>
        heading.Inline is { Span.IsEmpty: false } inline ? text[inline.Span.Start..(inline.Span.End + 1)].Trim() : Slice(heading).Trim('#', ' ', '\n');

    /// <summary>Sections as the reader will see them: each heading of level two with the blocks up to the next.</summary>
    public ImmutableArray<ForeignSection> Sections()
    {
        var sections = ImmutableArray.CreateBuilder<ForeignSection>();
        var (heading, blocks, seen) = ((HeadingBlock?)null, new List<Block>(), new HashSet<SectionKind>());
        foreach (var block in Document?.AsEnumerable() ?? [])
        {
            if (block is HeadingBlock { Level: <= 2 } next && (next.Level == 2 || sections.Count + blocks.Count > 0))
            {
                Close();
                (heading, blocks) = (next, []);
            }
            else if (block is not LinkReferenceDefinitionGroup and not FootnoteGroup)
            {
                blocks.Add(block);
            }
        }

        Close();
        return sections.ToImmutable();

        void Close()
        {
            var kind = heading is { Level: 2 } ? Headings.Find(HeadingText(heading)) : null;
            sections.Add(new ForeignSection(heading, kind is { } known && seen.Add(known) ? kind : null, [.. blocks]));
        }
    }
}

/// <param name="Heading">Null for what stands before the first one.</param>
/// <param name="Kind">Null for one of the author's own, and for a second one of a kind.</param>
internal sealed record ForeignSection(HeadingBlock? Heading, SectionKind? Kind, ImmutableArray<Block> Blocks);
