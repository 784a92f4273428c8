using System.Collections.Immutable;
using System.Text;

namespace Postmortems.Language;

/// <summary>Markdown as the sentences that a reader sees in it. Good enough to be quoted from; what pages show is made with Markdig.</summary>
public static class PlainProse
{
    /// <summary>A longer one is quoted in part.</summary>
    private const int LongestSentence = 280;

    /// <summary>In the order of the text, each a sentence, an item of a list or a row of a table.</summary>
    public static ImmutableArray<string> Sentences(string markdown)
    {
        var sentences = ImmutableArray.CreateBuilder<string>();
        var paragraph = new StringBuilder();
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var text = line.Trim();
            if (text.IsEmpty || StartsBlock(text))
                Close();
            if (text.IsEmpty || IsFence(text))
                continue;
            if (paragraph.Length > 0 && !(Tokenizer.IsPaired(text[0]) && Tokenizer.IsPaired(paragraph[^1])))
                paragraph.Append(' ');
            AppendPlain(paragraph, text.TrimStart("#>*-+| "));
        }

        Close();
        return sentences.ToImmutable();

        void Close()
        {
            Split(paragraph.ToString(), sentences);
            paragraph.Clear();
        }
    }

    private static bool StartsBlock(ReadOnlySpan<char> line) => line[0] is '#' or '>' or '|' || IsFence(line) || (line.Length > 1 && line[0] is '-' or '*' or '+' && line[1] == ' ');

    private static bool IsFence(ReadOnlySpan<char> line) => line.StartsWith("```") || line.StartsWith("~~~") || line.Trim("|-: =").IsEmpty;

    /// <summary>Without marks of emphasis and code, and without the targets of links.</summary>
    private static void AppendPlain(StringBuilder plain, ReadOnlySpan<char> line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == ']' && i + 1 < line.Length && line[i + 1] == '(' && line[i..].IndexOf(')') is > 0 and var end)
                i += end;
            else if (line[i] == '|')
                plain.Append(" · ");
            else if (line[i] is not ('`' or '*' or '[' or ']'))
                plain.Append(line[i]);
        }
    }

    private static void Split(string paragraph, ImmutableArray<string>.Builder sentences)
    {
        var start = 0;
        for (var i = 0; i < paragraph.Length; i++)
        {
            var isEnd = paragraph[i] is '。' or '！' or '？' or '；'
                || (paragraph[i] is '.' or '!' or '?' && i + 1 < paragraph.Length && paragraph[i + 1] == ' ')
                || (i - start >= LongestSentence && (paragraph[i] == ' ' || Tokenizer.IsPaired(paragraph[i])));
            if (isEnd || i == paragraph.Length - 1)
            {
                Add(paragraph[start..(i + 1)].Trim(' ', '·'));
                start = i + 1;
            }
        }

        void Add(string sentence)
        {
            if (sentence.Length > 1)
                sentences.Add(sentence);
        }
    }
}
