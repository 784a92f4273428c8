using System.Collections.Frozen;
using System.Collections.Immutable;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;
using Postmortems.Incidents;
using Postmortems.Site.Pages;
using Postmortems.Theme.Strings;

namespace Postmortems.Theme.Parts;

/// <summary>
/// A report's body, parsed once and cut into its sections; without what the page shows as timeline, actions or lessons already.
/// </summary>
public sealed class ReportProse
{
    /// <summary>Before every id that comes from an author's heading, so that none can be taken for one of the page's own.</summary>
    public const string Prefix = "s-";

    private readonly ReportBody _body;
    private readonly string _title;
    private readonly MarkdownScope _scope;
    private readonly MarkdownDocument? _document;

    private ReportProse(IncidentPage page)
    {
        _body = page.Incident.Body;
        _title = page.Incident.Title;
        _scope = new MarkdownScope(page);
        try
        {
            _document = MarkdownText.Parse(_body.Text);
            DropTitle(_document);
            Prune(_document);
            MarkdownText.AlignByClass(_document);
            InternalParts.Mark(_document, _body, UiText.For(page.Language)["internal.part"]);
            _scope = _scope with { Anchors = NameHeadings(_document, _body) };
        }
        catch (ArgumentException)
        {
            // Nested deeper than Markdig goes: the sections are shown as they were written.
            _document = null;
        }
    }

    public static ReportProse Of(IncidentPage page) => new(page);

    /// <summary>The id that a report's page gives to one of its headings; null for a fragment that names none.</summary>
    /// <param name="fragment">As an author writes it: "root-cause".</param>
    public static string? AnchorOf(Incident incident, string fragment)
    {
        try
        {
            return NameHeadings(MarkdownText.Parse(incident.Body.Text), incident.Body).GetValueOrDefault(fragment);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What stands before the first section.</summary>
    public MarkupString Opening => Stretch(0, _body.Sections is [var first, ..] ? HeadingOf(first) ?? first.Start : _body.Text.Length);

    public MarkupString Footnotes => _document is null ? default : Write([.. _document.OfType<FootnoteGroup>()]);

    public MarkupString Of(Section section) => Stretch(section.Start, section.End);

    /// <summary>The anchor of a section with a heading of the author's own.</summary>
    public string IdOf(Section section) =>
        _document is not null && HeadingBefore(section)?.TryGetAttributes()?.Id is { Length: > 0 } id ? id : $"{Prefix}{section.Start}";

    private MarkupString Stretch(int start, int end)
    {
        if (_document is null)
            return _body.Text[start..end].Trim() is { Length: > 0 } text ? MarkdownText.AsWritten(text) : default;

        return Write([.. _document.Where(block => block.Span.Start >= start && block.Span.Start < end && block is not FootnoteGroup)]);
    }

    private MarkupString Write(IReadOnlyList<Block> blocks)
    {
        try
        {
            return blocks.Count == 0 ? default : MarkdownText.Write(blocks, _scope);
        }
        catch (ArgumentException)
        {
            return MarkdownText.AsWritten(_body.Text[blocks[0].Span.Start..Math.Min(blocks[^1].Span.End + 1, _body.Text.Length)]);
        }
    }

    // Many reports repeat their title above the text.
    private void DropTitle(MarkdownDocument document)
    {
        if (document.FirstOrDefault(block => block is not LinkReferenceDefinitionGroup) is HeadingBlock { Level: 1, Inline: { } words } first
            && string.Concat(words.Descendants<LiteralInline>()).Trim() == _title.Trim())
        {
            document.Remove(first);
        }
    }

    private int? HeadingOf(Section section) => HeadingBefore(section)?.Span.Start;

    private HeadingBlock? HeadingBefore(Section section) => _document is null ? null : HeadingBefore(section, _document);

    private static HeadingBlock? HeadingBefore(Section section, MarkdownDocument document) =>
        document.OfType<HeadingBlock>().LastOrDefault(heading => heading.Span.End < section.Start);

    /// <summary>Takes out what was read into facts, block by block: a list may be half timeline, half prose.</summary>
    private void Prune(ContainerBlock container)
    {
        foreach (var child in container.ToArray())
        {
            if (!IsRead(child) && child is ListBlock or ListItemBlock or Table)
            {
                var before = ((ContainerBlock)child).Count;
                Prune((ContainerBlock)child);
                if (((ContainerBlock)child).Count == before || !IsBare((ContainerBlock)child))
                    continue;
            }
            else if (!IsRead(child))
            {
                continue;
            }

            container.Remove(child);
        }
    }

    private static bool IsBare(ContainerBlock container) => container.All(child => child is TableRow { IsHeader: true });

    private bool IsRead(Block block)
    {
        var end = Math.Min(block.Span.End + 1, _body.Text.Length);
        while (end > block.Span.Start && char.IsWhiteSpace(_body.Text[end - 1]))
            end--;
        return end > block.Span.Start && _body.ReadStretches.Any(stretch => block.Span.Start >= stretch.Start && end <= stretch.End);
    }

    /// <summary>Gives headings ids that cannot clash, and levels that follow the section's h2 without a gap.</summary>
    private static FrozenDictionary<string, string> NameHeadings(MarkdownDocument document, ReportBody body)
    {
        var sectionOf = body.Sections
            .Select(section => (Section: section, Heading: HeadingBefore(section, document)))
            .Where(pair => pair.Heading is not null)
            .DistinctBy(pair => pair.Heading)
            .ToDictionary(pair => pair.Heading!, pair => pair.Section);
        var anchors = new Dictionary<string, string>();
        var level = 2;
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var isSection = sectionOf.TryGetValue(heading, out var section);
            level = isSection ? 2 : Math.Clamp(heading.Level, 3, Math.Min(level + 1, 6));
            heading.Level = level;
            if (heading.TryGetAttributes()?.Id is not { Length: > 0 } written)
                continue;
            heading.GetAttributes().Id = Prefix + written;
            anchors[written] = section?.Kind is { } kind ? ReportOutline.IdOf(kind) : Prefix + written;
        }

        return anchors.ToFrozenDictionary();
    }
}
