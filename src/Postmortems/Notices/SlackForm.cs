using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Postmortems.Configuration;

namespace Postmortems.Notices;

/// <summary>
/// Slack's Block Kit. All texts stand in elements that Slack does not read for marks, so that a star of the author is a star, and nobody
/// is called by an "@channel" in a report.
/// </summary>
/// <remarks>A header takes 150 characters, a message 50 blocks; beyond some 13,000 characters it is refused as too long.</remarks>
internal sealed class SlackForm : IChatForm
{
    private const int LongestHeader = 150;
    private const int MostBlocks = 50;
    private const int LongestMessage = 12_000;

    public string Id => "slack";

    public ChatMessage Write(Notice notice) =>
        ChatForms.Fit(notice, lines => Message(notice, lines), (message, body) => message["blocks"]!.AsArray().Count <= MostBlocks && body.Length <= LongestMessage);

    private static JsonObject Message(Notice notice, ImmutableArray<NoticeLine> lines)
    {
        var blocks = new JsonArray(new JsonObject
        {
            ["type"] = "header",
            ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = ChatForms.Cut(notice.Subject, LongestHeader), ["emoji"] = false },
        });
        foreach (var block in lines.GroupBy(line => line.Block))
            blocks.Add(new JsonObject { ["type"] = "rich_text", ["elements"] = new JsonArray(Element([.. block])) });
        return new JsonObject { ["text"] = Escape(ChatForms.Cut(notice.Subject, LongestHeader)), ["blocks"] = blocks, ["unfurl_links"] = false };
    }

    private static JsonObject Element(ImmutableArray<NoticeLine> lines) => lines[0].Kind is NoticeLineKind.Bullet or NoticeLineKind.Number
        ? new JsonObject
        {
            ["type"] = "rich_text_list",
            ["style"] = lines[0].Kind is NoticeLineKind.Number ? "ordered" : "bullet",
            ["elements"] = new JsonArray([.. lines.Select(line => Section([Text(line.Text)]))]),
        }
        : Section(lines.Index().SelectMany(pair => Texts(pair.Item, isLast: pair.Index == lines.Length - 1)));

    private static JsonObject Section(IEnumerable<JsonNode> texts) => new() { ["type"] = "rich_text_section", ["elements"] = new JsonArray([.. texts]) };

    private static IEnumerable<JsonNode> Texts(NoticeLine line, bool isLast)
    {
        if (line.Lead.Length > 0)
            yield return Text(line.Lead, "bold");
        // Slack refuses a text of no length.
        if (line.Text.Length > 0)
            yield return Addresses.IsWeb(line.Text) ? new JsonObject { ["type"] = "link", ["url"] = line.Text } : Text(line.Text, line.Kind switch { NoticeLineKind.Heading => "bold", NoticeLineKind.Remark => "italic", _ => null });
        if (!isLast)
            yield return Text("\n");
    }

    private static JsonObject Text(string text, string? style = null)
    {
        var element = new JsonObject { ["type"] = "text", ["text"] = text.Length > 0 ? text : " " };
        if (style is not null)
            element["style"] = new JsonObject { [style] = true };
        return element;
    }

    // The line of a notification is read for marks; these three are all that it needs.
    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
