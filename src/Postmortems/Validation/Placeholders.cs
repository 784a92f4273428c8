using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Postmortems.Diagnostics;
using Postmortems.Drafting;
using Postmortems.Language;
using Postmortems.Playbooks;

namespace Postmortems.Validation;

/// <summary>Words that stand where somebody meant to write: those of the templates, of the playbook's messages, and everybody's own.</summary>
internal static partial class Placeholders
{
    private static readonly Lazy<FrozenSet<string>> Titles = new(() => TemplateShelf.BuiltIn.SelectMany(template => template.Text.Split('\n')).Where(line => line.StartsWith("title:", StringComparison.Ordinal)).Select(line => line["title:".Length..].Trim()).ToFrozenSet());

    private static readonly Lazy<FrozenSet<string>> Blanks = new(() => BuiltInPlaybook.Files("").SelectMany(Prompts).ToFrozenSet());

    public static bool IsTitle(string title) => Titles.Value.Contains(title.Trim());

    /// <summary>The whole text is "TODO", "待补充", "xxx" or the like.</summary>
    public static bool IsWhole(string text)
    {
        var bare = text.Trim(' ', '\t', '\r', '\n', '.', '…', '。', '*', '_', ':', '：');
        return text.Length < 40 && (Vocabulary.Find("to_be_written", bare) is not null || (bare.Length >= 3 && bare.All(c => c is 'x' or 'X')));
    }

    /// <summary>Lines of Markdown that are nothing else, without the marker of a list or a quotation before them.</summary>
    public static IEnumerable<TextSpan> Lines(string markdown) =>
        from line in Line().Matches(markdown)
        let text = line.Groups["text"]
        where IsWhole(text.Value)
        select new TextSpan(text.Index, text.Index + text.Length);

    /// <summary>Blanks of the playbook's messages. A text in brackets that is a link is none.</summary>
    public static IEnumerable<TextSpan> Left(string markdown) =>
        from blanks in Blank().Matches(markdown).Where(blank => Blanks.Value.Contains(blank.Value)).GroupBy(blank => blank.Value)
        where !markdown.Contains($"{blanks.Key}:", StringComparison.Ordinal)
        from blank in blanks
        select new TextSpan(blank.Index, blank.Index + blank.Length);

    /// <summary>The same characters, with blanks in the place of comments.</summary>
    public static string WithoutComments(string markdown) =>
        Comment().Replace(markdown, comment => NotLineEnd().Replace(comment.Value, " "));

    private static IEnumerable<string> Prompts(SourceFile chapter) =>
        from message in chapter.Text.Split("```text\n").Skip(1)
        from prompt in Blank().Matches(message.Split("\n```")[0])
        select prompt.Value;

    [GeneratedRegex(@"^[ \t>]*([-*+] |[0-9]{1,4}[.)] )?(\[[ xX]\] )?(?<text>[^\s].{0,40}?)[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Line();

    [GeneratedRegex(@"(?<![!\]\[])\[[^\[\]\r\n]{2,100}\](?![\(\[])", RegexOptions.None, 10_000)]
    private static partial Regex Blank();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex(@"[^\r\n]", RegexOptions.NonBacktracking)]
    private static partial Regex NotLineEnd();
}
