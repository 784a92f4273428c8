using System.Collections.Immutable;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Postmortems.Diagnostics;

namespace Postmortems.Reading;

/// <summary>What a stretch of the body is to whoever reads its sentences.</summary>
public enum ProsePartKind
{
    /// <summary>A paragraph, an item of a list, a cell: the next parts are within it.</summary>
    Block,

    Words,

    /// <summary>Code or an address, in its place in the sentence.</summary>
    Thing,
}

/// <param name="Span">In the file.</param>
public readonly record struct ProsePart(ProsePartKind Kind, TextSpan Span);

/// <summary>Finds the sentences of a body: all its paragraphs but those that are quoted, without headings, code, pictures and raw HTML.</summary>
internal static class ProseReader
{
    /// <param name="offset">Of the body in the file.</param>
    public static ImmutableArray<ProsePart> Read(MarkdownDocument document, int offset)
    {
        var parts = ImmutableArray.CreateBuilder<ProsePart>();
        var isTitle = true;
        foreach (var block in document)
        {
            // The first heading of level one is the title, which is a sentence like others.
            if (block is HeadingBlock { Level: 1 } heading && isTitle)
            {
                AddLeaf(heading, offset, parts);
                isTitle = false;
            }
            else
            {
                Add(block, offset, parts);
            }
        }

        return parts.ToImmutable();
    }

    // As deep as Markdig lets blocks be nested.
    private static void Add(Block block, int offset, ImmutableArray<ProsePart>.Builder parts)
    {
        if (block is ParagraphBlock paragraph)
            AddLeaf(paragraph, offset, parts);
        if (block is not ContainerBlock container || block is QuoteBlock)
            return;
        foreach (var child in container)
            Add(child, offset, parts);
    }

    private static void AddLeaf(LeafBlock leaf, int offset, ImmutableArray<ProsePart>.Builder parts)
    {
        if (leaf.Inline is null || leaf.Span.IsEmpty)
            return;
        parts.Add(new ProsePart(ProsePartKind.Block, TextSpan.Of(leaf, offset)));
        Add(leaf.Inline, offset, parts);
    }

    private static void Add(ContainerInline container, int offset, ImmutableArray<ProsePart>.Builder parts)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline or HtmlEntityInline when !inline.Span.IsEmpty:
                    parts.Add(new ProsePart(ProsePartKind.Words, TextSpan.Of(inline, offset)));
                    break;
                case CodeInline or AutolinkInline or LinkInline { IsImage: true } when !inline.Span.IsEmpty:
                    parts.Add(new ProsePart(ProsePartKind.Thing, TextSpan.Of(inline, offset)));
                    break;
                case ContainerInline inner:
                    Add(inner, offset, parts);
                    break;
            }
        }
    }
}
