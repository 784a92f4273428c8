using System.Collections.Immutable;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Postmortems.Diagnostics;

namespace Postmortems.Reading;

/// <summary>Where a text is code, by Markdown's own rules.</summary>
internal sealed class CodeStretches
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UsePipeTables().Build();

    private readonly ImmutableArray<TextSpan> _spans;

    private CodeStretches(ImmutableArray<TextSpan> spans) => _spans = spans;

    /// <param name="start">First character of the Markdown.</param>
    public static CodeStretches In(string text, int start)
    {
        if (Density.TooMany(text) is not null)
            return new CodeStretches([]);
        try
        {
            var document = Markdown.Parse(text[start..], Pipeline);
            var found = document.Descendants().Where(node => node is CodeBlock or CodeInline && !node.Span.IsEmpty).Select(node => TextSpan.Of(node, start));
            return new CodeStretches(Outermost(found.OrderBy(span => span.Start)));
        }
        catch (ArgumentException)
        {
            // Too deep for Markdig: nothing is taken for code, and more is withheld rather than less.
            return new CodeStretches([]);
        }
    }

    // One within another (code in a quotation) would hide the end of the other from the search by halves.
    private static ImmutableArray<TextSpan> Outermost(IEnumerable<TextSpan> spans)
    {
        var outermost = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var span in spans)
        {
            if (outermost.Count == 0 || span.End > outermost[^1].End)
                outermost.Add(span);
        }

        return outermost.ToImmutable();
    }

    public bool Contains(int offset)
    {
        var (low, high) = (0, _spans.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_spans[middle].End <= offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low < _spans.Length && _spans[low].Contains(offset);
    }
}
