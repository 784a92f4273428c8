using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Postmortems.Notices;

/// <summary>Feishu's card (Lark's too). What the author wrote goes in as numbered entities where it would be a mark.</summary>
/// <remarks>A request takes 20 kB; room is left for the signature, which is put in when it is sent.</remarks>
internal sealed class FeishuForm : IChatForm
{
    private const int MostBytes = 20_000;
    private const int LongestTitle = 150;
    private const string Marks = "<>*_~`[]()#&@!|\\-+";

    public string Id => "feishu";

    public ChatMessage Write(Notice notice) =>
        ChatForms.Fit(notice, lines => Message(notice, lines), (_, body) => Encoding.UTF8.GetByteCount(body) <= MostBytes);

    private static JsonObject Message(Notice notice, ImmutableArray<NoticeLine> lines) => new()
    {
        ["msg_type"] = "interactive",
        ["card"] = new JsonObject
        {
            ["config"] = new JsonObject { ["wide_screen_mode"] = true },
            ["header"] = new JsonObject
            {
                ["template"] = "blue",
                ["title"] = new JsonObject { ["tag"] = "plain_text", ["content"] = ChatForms.Cut(notice.Subject, LongestTitle) },
            },
            ["elements"] = new JsonArray([.. lines.GroupBy(line => line.Block).Select(block => new JsonObject { ["tag"] = "markdown", ["content"] = string.Join('\n', block.Select(Line)) })]),
        },
    };

    private static string Line(NoticeLine line) => line.Kind switch
    {
        NoticeLineKind.Heading => $"**{Escape(line.Text)}**",
        NoticeLineKind.Fact => $"**{Escape(line.Lead.Trim())}** {Address(line.Text)}",
        NoticeLineKind.Bullet or NoticeLineKind.Number => line.Lead + Escape(line.Text),
        _ => Escape(line.Text),
    };

    // An address in entities is no link any more.
    private static string Address(string text) => Configuration.Addresses.IsWeb(text) && !text.Any(c => c is '<' or '>' or '*' or '`' or '(' or ')' or '[' or ']' || char.IsWhiteSpace(c)) ? text : Escape(text);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (Marks.Contains(c, StringComparison.Ordinal))
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }
}
