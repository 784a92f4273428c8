using System.Buffers;
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
    /// <summary>Of a text that may be nothing but a placeholder.</summary>
    private const int MaxLength = 40;

    /// <summary>Of a placeholder that is the whole text, in lower case.</summary>
    private static readonly Lazy<SearchValues<char>> Beginnings = new(() => SearchValues.Create([.. Vocabulary.WordsOf("to_be_written").Select(word => word[0]), 'x']));

    private static readonly Lazy<FrozenSet<string>> Titles = new(() => TemplateShelf.BuiltIn.SelectMany(template => template.Text.Split('\n')).Where(line => line.StartsWith("title:", StringComparison.Ordinal)).Select(line => line["title:".Length..].Trim()).ToFrozenSet());

    private static readonly Lazy<FrozenSet<string>> Blanks = new(() => BuiltInPlaybook.Files("").SelectMany(Prompts).ToFrozenSet());

    public static bool IsTitle(string title) => Titles.Value.Contains(title.Trim());

    /// <summary>The whole text is "TODO", "待补充", "xxx" or the like.</summary>
    public static bool IsWhole(ReadOnlySpan<char> text)
    {
        if (text.Length >= MaxLength)
            return false;
        var bare = text.Trim(" \t\r\n.…。*_:：");
        // Most answers begin with another letter.
        return bare.IndexOfAnyExcept(Vocabulary.Passed) is >= 0 and var first
            && Beginnings.Value.Contains(char.ToLowerInvariant(bare[first]))
            && (Vocabulary.Find("to_be_written", bare) is not null || (bare.Length >= 3 && bare.IndexOfAnyExcept('x', 'X') < 0));
    }

    /// <summary>Lines of Markdown that are nothing else, without the marker of a list or a quotation before them.</summary>
    public static IEnumerable<TextSpan> Lines(string markdown)
    {
        for (var start = 0; start < markdown.Length;)
        {
            var end = markdown.IndexOf('\n', start) is >= 0 and var found ? found : markdown.Length;
            var words = WordsOf(markdown.AsSpan(start, end - start));
            if (words.Length is > 0 and < MaxLength && IsWhole(markdown.AsSpan(start + words.Start, words.Length)))
                yield return new TextSpan(start + words.Start, start + words.End);
            start = end + 1;
        }
    }

    /// <summary>Of a line, without the marks of a quotation, a list and its box before them.</summary>
    private static TextSpan WordsOf(ReadOnlySpan<char> line)
    {
        var end = line.TrimEnd(" \t\r").Length;
        var start = end - line[..end].TrimStart(" \t>").Length;
        var digits = line[start..end].IndexOfAnyExceptInRange('0', '9');
        if (digits is >= 0 and <= 4 && line[(start + digits)..end] is [_, ' ', ..] && (digits == 0 ? "-*+" : ".)").Contains(line[start + digits]))
            start += digits + 2;
        if (line[start..end] is ['[', ' ' or 'x' or 'X', ']', ' ', ..])
            start += 4;
        return start < end && !char.IsWhiteSpace(line[start]) ? new TextSpan(start, end) : default;
    }

    /// <summary>Blanks of the playbook's messages. A text in brackets that is a link is none.</summary>
    public static IEnumerable<TextSpan> Left(string markdown)
    {
        var known = Blanks.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        var left = Bracketed(markdown).Where(blank => known.Contains(markdown.AsSpan(blank.Start, blank.Length))).ToList();
        return
            from blanks in left.GroupBy(blank => markdown[blank.Start..blank.End])
            where !markdown.Contains($"{blanks.Key}:", StringComparison.Ordinal)
            from blank in blanks
            select blank;
    }

    /// <summary>Texts in brackets on one line that are neither links nor pictures.</summary>
    private static IEnumerable<TextSpan> Bracketed(string markdown)
    {
        for (var open = markdown.IndexOf('['); open >= 0; open = markdown.IndexOf('[', open + 1))
        {
            var end = markdown.AsSpan(open + 1).IndexOfAny("[]\r\n") is >= 0 and var inner ? open + 1 + inner : markdown.Length;
            if (end - open - 1 is >= 2 and <= 100 && end < markdown.Length && markdown[end] == ']'
                && !(open > 0 && markdown[open - 1] is '!' or ']' or '[') && !(end + 1 < markdown.Length && markdown[end + 1] is '(' or '['))
                yield return new TextSpan(open, end + 1);
        }
    }

    /// <summary>The same characters, with blanks in the place of comments.</summary>
    public static string WithoutComments(string markdown) =>
        markdown.Contains("<!--", StringComparison.Ordinal) ? Comment().Replace(markdown, comment => NotLineEnd().Replace(comment.Value, " ")) : markdown;

    private static IEnumerable<string> Prompts(SourceFile chapter) =>
        from message in chapter.Text.Split("```text\n").Skip(1)
        let text = message.Split("\n```")[0]
        from prompt in Bracketed(text)
        select text[prompt.Start..prompt.End];

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex(@"[^\r\n]", RegexOptions.NonBacktracking)]
    private static partial Regex NotLineEnd();
}
