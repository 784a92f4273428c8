using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;
using Postmortems.Site.Pages;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Theme.Parts;

/// <summary>The prose of a chapter: its stretches are parsed one by one, and share their headings.</summary>
public sealed class PlaybookProse
{
    // By place: two stretches may say the same.
    private readonly ImmutableArray<MarkdownDocument?> _documents;
    private readonly MarkdownScope _scope;

    private PlaybookProse(ChapterPage page)
    {
        _documents = [.. page.Blocks.Select(block => block is ProseBlock prose ? Parse(prose) : null)];
        var headings = _documents.OfType<MarkdownDocument>().SelectMany(document => document.Descendants<HeadingBlock>()).ToList();
        (Headings, var anchors) = Name(headings);
        _scope = new MarkdownScope(page) { Anchors = anchors };
    }

    public static PlaybookProse Of(ChapterPage page) => new(page);

    /// <summary>The chapter's second-level headings, for its contents.</summary>
    public ImmutableArray<(string Id, string Text)> Headings { get; }

    /// <param name="place">Of the block on the page.</param>
    public MarkupString Of(ProseBlock block, int place) =>
        _documents[place] is { } document ? MarkdownText.Write(document, _scope, MarkdownUse.Playbook) : MarkdownText.AsWritten(block.Markdown);

    private static MarkdownDocument? Parse(ProseBlock block)
    {
        try
        {
            var document = MarkdownText.Parse(block.Markdown);
            MarkdownText.AlignByClass(document);
            return document;
        }
        catch (ArgumentException)
        {
            // Nested deeper than Markdig goes: the checker has said so.
            return null;
        }
    }

    /// <summary>Ids that cannot clash with the page's own or with one another; levels from 2 on, without a gap.</summary>
    private static (ImmutableArray<(string Id, string Text)> Headings, FrozenDictionary<string, string> Anchors) Name(List<HeadingBlock> headings)
    {
        var anchors = new Dictionary<string, string>();
        var listed = ImmutableArray.CreateBuilder<(string, string)>();
        var level = 1;
        foreach (var heading in headings)
        {
            level = Math.Clamp(heading.Level, 2, Math.Min(level + 1, 6));
            heading.Level = level;
            if (heading.TryGetAttributes()?.Id is not { Length: > 0 } written)
                continue;
            var name = written;
            for (var i = 1; !anchors.TryAdd(name, ReportProse.Prefix + name); i++)
                name = $"{written}-{i.ToString(CultureInfo.InvariantCulture)}";
            heading.GetAttributes().Id = ReportProse.Prefix + name;
            if (level == 2)
                listed.Add((ReportProse.Prefix + name, string.Concat(heading.Inline!.Descendants<LiteralInline>())));
        }

        return (listed.ToImmutable(), anchors.ToFrozenDictionary());
    }
}
