using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace Postmortems.Notices;

/// <summary>DingTalk's message in Markdown.</summary>
/// <remarks>A request takes 20,000 bytes.</remarks>
internal sealed class DingTalkForm : IChatForm
{
    private const int MostBytes = 20_000;
    private const int LongestTitle = 100;

    public string Id => "dingtalk";

    // A line break alone is none there: each line stands as a paragraph or as an item of a list.
    public ChatMessage Write(Notice notice) => ChatForms.Fit(
        notice,
        lines => new JsonObject
        {
            ["msgtype"] = "markdown",
            ["markdown"] = new JsonObject
            {
                ["title"] = ChatForms.Cut(notice.Subject, LongestTitle),
                ["text"] = $"### {ChatMarkdown.Plain(notice.Subject)}\n\n" + string.Join("\n\n", lines.GroupBy(line => line.Block).Select(block => string.Join('\n', block.Select(line => line.Kind is NoticeLineKind.Fact ? "- " + ChatMarkdown.Line(line) : ChatMarkdown.Line(line))))) + "\n",
            },
        },
        (_, body) => Encoding.UTF8.GetByteCount(body) <= MostBytes);
}

/// <summary>The Markdown message of WeCom's group robot.</summary>
/// <remarks>Its content takes 4,096 bytes of UTF-8, which a long message in Chinese does not fit into.</remarks>
internal sealed class WeComForm : IChatForm
{
    private const int MostBytes = 4_096;

    public string Id => "wecom";

    public ChatMessage Write(Notice notice) => ChatForms.Fit(
        notice,
        lines => new JsonObject { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["content"] = Content(notice, lines) } },
        (message, _) => Encoding.UTF8.GetByteCount(message["markdown"]!["content"]!.GetValue<string>()) <= MostBytes);

    private static string Content(Notice notice, ImmutableArray<NoticeLine> lines) =>
        $"### {ChatMarkdown.Plain(ChatForms.Cut(notice.Subject, 150))}\n" + string.Join('\n', lines.GroupBy(line => line.Block).Select(block => string.Join('\n', block.Select(ChatMarkdown.Line))));
}

/// <summary>
/// Markdown for chats that know no escape: a character of the author that would be a mark there gives way to its full-width twin, which
/// looks like it and does nothing.
/// </summary>
internal static class ChatMarkdown
{
    public static string Line(NoticeLine line) => line.Kind switch
    {
        NoticeLineKind.Heading => $"**{Plain(line.Text)}**",
        NoticeLineKind.Fact => $"**{Plain(line.Lead.Trim())}** {Plain(line.Text)}",
        NoticeLineKind.Bullet or NoticeLineKind.Number => line.Lead + Plain(line.Text),
        _ => Plain(line.Text),
    };

    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var (i, c) in text.Index())
        {
            plain.Append(c switch
            {
                '<' => '＜',
                '>' => '＞',
                '*' => '＊',
                '`' => '｀',
                '#' when i == 0 => '＃',
                '(' when i > 0 && text[i - 1] == ']' => '（',
                _ => c,
            });
        }

        return plain.ToString();
    }
}
