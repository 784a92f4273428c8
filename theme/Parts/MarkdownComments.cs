using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Postmortems.Theme.Parts;

/// <summary>HTML comments are notes to writers (the templates are full of them): they are read as HTML, and never written.</summary>
internal sealed class MarkdownComments : IMarkdownExtension
{
    private const string Open = "<!--";

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new CommentBlocks());
        pipeline.InlineParsers.Insert(0, new CommentInlines());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is HtmlRenderer html)
            html.ObjectRenderers.Replace<HtmlBlockRenderer>(new NothingForBlocks());
    }

    private sealed class CommentBlocks : HtmlBlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor) =>
            !processor.IsCodeIndent && processor.Line.Match(Open) && EndsWithComment(processor.Line)
                ? base.TryOpen(processor)
                : BlockState.None;

        // Words behind a comment on its line belong to the paragraph: they are left to the parser of inlines.
        private static bool EndsWithComment(StringSlice line)
        {
            var text = line.AsSpan();
            var close = text.IndexOf("-->");
            return close < 0 || text[(close + 3)..].IsWhiteSpace();
        }
    }

    private sealed class CommentInlines : InlineParser
    {
        public CommentInlines() => OpeningCharacters = ['<'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (!slice.Match(Open))
                return false;
            var close = slice.AsSpan().IndexOf("-->");
            if (close < 0)
                return false;
            slice.Start += close + 3;
            processor.Inline = new LiteralInline("");
            return true;
        }
    }

    private sealed class NothingForBlocks : HtmlObjectRenderer<Markdig.Syntax.HtmlBlock>
    {
        protected override void Write(HtmlRenderer renderer, Markdig.Syntax.HtmlBlock obj)
        {
            // Raw HTML reaches no page: the other kinds of it are not even parsed, see DisableHtml.
        }
    }
}
