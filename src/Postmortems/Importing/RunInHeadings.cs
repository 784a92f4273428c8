using System.Text.RegularExpressions;
using Markdig.Syntax;
using Postmortems.Incidents;
using Postmortems.Reading;

namespace Postmortems.Importing;

/// <summary>"**Root cause**: a full disk" as a paragraph of its own: the bold words become the heading that they stand for.</summary>
internal static partial class RunInHeadings
{
    public static string Raise(string text)
    {
        var edit = new MarkdownEdit(text);
        var taken = edit.Sections().Select(section => section.Kind).OfType<SectionKind>().ToHashSet();
        foreach (var section in edit.Sections().Where(section => section.Kind is not SectionKind.Timeline and not SectionKind.Actions))
        {
            foreach (var paragraph in section.Blocks.OfType<ParagraphBlock>())
                Raise(edit, paragraph, taken);
        }

        return edit.Apply();
    }

    private static void Raise(MarkdownEdit edit, ParagraphBlock paragraph, HashSet<SectionKind> taken)
    {
        var written = edit.Slice(paragraph);
        // Several labels in one paragraph are a sheet of facts.
        if (LabelAtStart().Matches(written) is not [var only] || only.Index > 0 || Headings.Find(only.Groups["label"].Value) is not { } kind)
            return;
        // The words of one line are a fact; whole paragraphs, lists and tables need their section.
        if (!taken.Add(kind))
            return;
        var rest = written[only.Length..].Trim();
        edit.Replace(paragraph, $"## {only.Groups["label"].Value.Trim()}{(rest.Length > 0 ? $"\n\n{rest}" : "")}");
    }

    [GeneratedRegex(@"^(\*\*|__)(?<label>[^*_\n:：]{2,40})(\*\*\s*[:：]?|__\s*[:：]?|[:：]\s*(\*\*|__))", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelAtStart();
}
