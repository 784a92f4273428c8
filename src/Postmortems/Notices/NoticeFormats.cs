using System.Collections.Immutable;
using System.Text;
using Postmortems.Language;

namespace Postmortems.Notices;

/// <summary>A way to write a message down for one medium. Stateless.</summary>
public interface INoticeFormat
{
    /// <summary>How one asks for it; never reused.</summary>
    string Id { get; }

    /// <summary>The whole message, ending with a line break.</summary>
    string Write(Notice notice);
}

/// <summary>All ways to write a message.</summary>
public static class NoticeFormats
{
    public static INoticeFormat Text { get; } = new TextNotice();

    public static INoticeFormat Markdown { get; } = new MarkdownNotice();

    public static ImmutableArray<INoticeFormat> All { get; } = [Text, Markdown];
}

/// <summary>Plain text: for mail, and for whatever shows no markup.</summary>
internal sealed class TextNotice : INoticeFormat
{
    public string Id => "text";

    public string Write(Notice notice)
    {
        var text = new StringBuilder(notice.Subject).Append('\n');
        foreach (var (i, block) in notice.Blocks.Index())
        {
            // What answers a heading stands close to it.
            if (i == 0 || notice.Blocks[i - 1] is not NoticeHeading)
                text.Append('\n');
            text.Append(block switch
            {
                NoticeFacts { Facts: var facts } => string.Concat(facts.Select(fact => Sentences.Say(notice.Language, "notice.fact", ("label", fact.Label), ("text", fact.Text)) + "\n")),
                NoticeList { Items: var items, IsOrdered: var isOrdered } => string.Concat(items.Select((item, place) => $"{(isOrdered ? $"{place + 1}." : "-")} {item}\n")),
                _ => string.Concat(block.Texts.Select(line => line + "\n")),
            });
        }

        return text.ToString();
    }
}

/// <summary>Markdown as chats and trackers read it. What the author wrote is escaped: a star in a name is a star.</summary>
internal sealed class MarkdownNotice : INoticeFormat
{
    public string Id => "markdown";

    public string Write(Notice notice)
    {
        var text = new StringBuilder("## ").Append(Escape(notice.Subject)).Append('\n');
        foreach (var block in notice.Blocks)
        {
            text.Append('\n').Append(block switch
            {
                // Two spaces would do for a line break too, and editors take them away.
                NoticeFacts { Facts: var facts } => string.Concat(facts.Select(fact => "- " + Sentences.Say(notice.Language, "notice.fact", ("label", $"**{Escape(fact.Label)}**"), ("text", Escape(fact.Text))) + "\n")),
                NoticeList { Items: var items, IsOrdered: var isOrdered } => string.Concat(items.Select((item, place) => $"{(isOrdered ? $"{place + 1}." : "-")} {Escape(item)}\n")),
                NoticeHeading { Text: var heading } => $"**{Escape(heading)}**\n",
                _ => string.Concat(block.Texts.Select(line => Escape(line) + "\n")),
            });
        }

        return text.ToString();
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var (i, c) in text.Index())
        {
            // "[…]" is left alone: a bracket is a link only where a parenthesis, a colon or a bracket follows.
            var isMark = c is '\\' or '`' or '*' or '_' or '<' or '~' or '|' || (c is ']' && i + 1 < text.Length && text[i + 1] is '(' or '[' or ':') || (i == 0 && c is '#' or '>' or '-' or '+');
            if (isMark)
                escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
