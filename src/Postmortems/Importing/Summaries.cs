using Markdig.Syntax;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Importing;

/// <summary>A report begins with what happened: where the source has no such section, with what its front matter says, or that it says nothing.</summary>
internal static class Summaries
{
    public static string Ensure(MarkdownEdit edit, FactSheet said, string language)
    {
        var sections = edit.Sections();
        var hasSummary = sections.Any(section => section.Kind is SectionKind.Summary && section.Blocks.Any(block => block is not HeadingBlock));
        var opening = sections[0];
        var hasOpening = opening.Heading is not { Level: 2 } && opening.Blocks.Any(block => block is not HeadingBlock and not HtmlBlock and not ThematicBreakBlock);
        if (hasSummary)
            return edit.Text;
        var heading = $"## {Vocabulary.Name(SectionKind.Summary, language)}";
        if (hasOpening)
            return opening.Blocks.FirstOrDefault(block => IsProse(block, edit)) is { } prose ? edit.Text.Insert(prose.Span.Start, $"{heading}\n\n") : edit.Text;
        var title = opening.Blocks.OfType<HeadingBlock>().FirstOrDefault();
        var at = title is null ? 0 : edit.EndOf(title);
        var silence = Sentences.Say(language, "import.no-summary");
        var words = $"{heading}\n\n{said.Value("summary") ?? $"*{silence}*"}";
        return edit.Text.Insert(at, at > 0 ? $"\n\n{words}" : $"{words}\n\n");
    }

    /// <summary>A paragraph that is no sheet of facts: what stands below a name is found on the page, what stands below none comes last.</summary>
    private static bool IsProse(Block block, MarkdownEdit edit) =>
        block is ParagraphBlock && LabelledFacts.Read(edit.Slice(block).Split('\n')[0]) is null;
}
