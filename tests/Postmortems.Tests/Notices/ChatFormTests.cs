using System.Text;
using System.Text.Json.Nodes;
using Postmortems.Language;
using Postmortems.Notices;
using Postmortems.Theme.Mail;

namespace Postmortems.Tests.Notices;

/// <summary>What chats and mail programs are handed: their form, their limits, and nothing that an author could make them do.</summary>
public sealed class ChatFormTests
{
    private const string Hostile = "*bold* _it_ `code` <@U1> <!channel> <at id=all></at> [go](https://evil.example) @all & </td><script>";

    private static readonly Notice Small = new(
        NoticeKind.Internal,
        "en",
        "INCIDENT [P1] Checkout slow",
        [
            new NoticeFacts([new NoticeFact("Level", "P1"), new NoticeFact("Report", "https://example.org/incidents/a.html")]),
            new NoticeHeading("Next"),
            new NoticeList(["Warm the pool", "Watch it"], IsOrdered: true),
            new NoticeParagraph("Thank you."),
        ]);

    public static TheoryData<string> Chats => [.. ChatForms.All.Select(form => form.Id)];

    [Fact]
    public void Slack_gets_blocks_that_it_does_not_read_for_marks()
    {
        var message = Json("slack", Small);
        Assert.Equal("INCIDENT [P1] Checkout slow", message["text"]!.GetValue<string>());
        var blocks = message["blocks"]!.AsArray();
        Assert.Equal(["header", "rich_text", "rich_text", "rich_text", "rich_text"], blocks.Select(block => block!["type"]!.GetValue<string>()));
        Assert.Equal(
            """[{"type":"rich_text_section","elements":[{"type":"text","text":"Level: ","style":{"bold":true}},{"type":"text","text":"P1"},{"type":"text","text":"\n"},{"type":"text","text":"Report: ","style":{"bold":true}},{"type":"link","url":"https://example.org/incidents/a.html"}]}]""",
            blocks[1]!["elements"]!.ToJsonString());
        Assert.Equal(
            """{"type":"rich_text_list","style":"ordered","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Warm the pool"}]},{"type":"rich_text_section","elements":[{"type":"text","text":"Watch it"}]}]}""",
            blocks[3]!["elements"]![0]!.ToJsonString());
        Assert.Equal("a &lt;!channel&gt; &amp; b", Json("slack", Small with { Subject = "a <!channel> & b" })["text"]!.GetValue<string>());
    }

    [Fact]
    public void Feishu_gets_a_card()
    {
        var card = Json("feishu", Small)["card"]!;
        Assert.Equal("INCIDENT [P1] Checkout slow", card["header"]!["title"]!["content"]!.GetValue<string>());
        Assert.Equal(
            ["**Level:** P1\n**Report:** https://example.org/incidents/a.html", "**Next**", "1. Warm the pool\n2. Watch it", "Thank you."],
            card["elements"]!.AsArray().Select(element => element!["content"]!.GetValue<string>()));
    }

    [Fact]
    public void DingTalk_and_WeCom_get_their_Markdown()
    {
        var dingTalk = Json("dingtalk", Small)["markdown"]!;
        Assert.Equal("INCIDENT [P1] Checkout slow", dingTalk["title"]!.GetValue<string>());
        Assert.Equal("### INCIDENT [P1] Checkout slow\n\n- **Level:** P1\n- **Report:** https://example.org/incidents/a.html\n\n**Next**\n\n1. Warm the pool\n2. Watch it\n\nThank you.\n", dingTalk["text"]!.GetValue<string>());
        Assert.Equal(
            "### INCIDENT [P1] Checkout slow\n**Level:** P1\n**Report:** https://example.org/incidents/a.html\n**Next**\n1. Warm the pool\n2. Watch it\nThank you.",
            Json("wecom", Small)["markdown"]!["content"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_the_author_wrote_is_text_everywhere()
    {
        var notice = Small with { Blocks = [new NoticeParagraph(Hostile), new NoticeFacts([new NoticeFact("A", Hostile), new NoticeFact("B", "https://a.example/<at")])] };
        // In Slack's blocks only elements of their own do anything, and there are none but text here.
        Assert.All(Json("slack", notice)["blocks"]!.AsArray().Skip(1).SelectMany(block => block!["elements"]![0]!["elements"]!.AsArray()).Take(3), element => Assert.Equal("text", element!["type"]!.GetValue<string>()));
        foreach (var text in new[] { Json("feishu", notice)["card"]!["elements"]![0]!["content"]!, Json("dingtalk", notice)["markdown"]!["text"]!, Json("wecom", notice)["markdown"]!["content"]! }.Select(node => node.GetValue<string>()))
        {
            Assert.DoesNotContain("<", text, StringComparison.Ordinal);
            Assert.DoesNotContain("*bold*", text, StringComparison.Ordinal);
            Assert.DoesNotContain("](", text, StringComparison.Ordinal);
        }

        var mail = await MailNotice.WriteAsync(notice);
        Assert.Contains("&lt;/td&gt;&lt;script&gt;", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", mail, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Chats))]
    public void A_message_that_is_too_long_is_shortened_at_a_line_and_says_so(string chat)
    {
        var notice = Long(lines: 400);
        var message = Form(chat).Write(notice);
        Assert.InRange(message.Shortened, 1, 400);
        var said = Text(message.Body);
        Assert.Contains($"lines left out or cut: {message.Shortened}", said.Replace("&#40;", "(", StringComparison.Ordinal), StringComparison.Ordinal);
        // Whole lines and no others: the last that is there is the one before those left out.
        Assert.Contains($"第{400 - message.Shortened}行 检查连接池", said, StringComparison.Ordinal);
        Assert.DoesNotContain($"第{401 - message.Shortened}行", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("feishu", 20_000)]
    [InlineData("dingtalk", 20_000)]
    public void A_request_keeps_to_its_bytes(string chat, int most) =>
        Assert.InRange(Encoding.UTF8.GetByteCount(Form(chat).Write(Long(400)).Body), most - 400, most);

    [Fact]
    public void What_WeCom_and_Slack_take_is_kept_to()
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(Json("wecom", Long(400))["markdown"]!["content"]!.GetValue<string>()), 3_900, 4_096);
        Assert.InRange(Form("slack").Write(Long(400)).Body.Length, 11_500, 12_000);
        var many = Small with { Subject = new string('x', 400), Blocks = [.. Enumerable.Range(0, 80).Select(i => new NoticeParagraph($"{i}"))] };
        var message = Json("slack", many);
        Assert.Equal(50, message["blocks"]!.AsArray().Count);
        Assert.Equal(150, message["blocks"]![0]!["text"]!["text"]!.GetValue<string>().Length);
    }

    [Theory]
    [MemberData(nameof(Chats))]
    public void A_line_without_end_is_cut_and_counted(string chat)
    {
        var message = Form(chat).Write(Small with { Blocks = [new NoticeParagraph(string.Concat(Enumerable.Repeat("😀", 3_000))), new NoticeHeading("Next"), new NoticeList(["b"], false)] });
        Assert.Equal(1, message.Shortened);
        Assert.DoesNotContain('\uFFFD', message.Body);
        Assert.DoesNotContain("\\uD83D", Text(message.Body), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Chats))]
    public void A_whole_message_says_nothing_of_it(string chat)
    {
        var message = Form(chat).Write(Small);
        Assert.Equal(0, message.Shortened);
        Assert.DoesNotContain(Sentences.Say("en", "notice.shortened", ("n", "0"))[..10], message.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_stands_alone_and_sets_no_colour()
    {
        var mail = await MailNotice.WriteAsync(Small with { Language = "zh" });
        Assert.StartsWith("<!doctype html>\n", mail, StringComparison.Ordinal);
        Assert.Contains("""<html lang="zh">""", mail, StringComparison.Ordinal);
        Assert.Contains("""content="light dark">""", mail, StringComparison.Ordinal);
        Assert.Contains("""<a href="https://example.org/incidents/a.html">""", mail, StringComparison.Ordinal);
        Assert.Contains(">Warm the pool</li>", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("color:", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("background", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", mail, StringComparison.Ordinal);
    }

    private static Notice Long(int lines) => Small with { Blocks = [new NoticeList([.. Enumerable.Range(1, lines).Select(i => $"第{i}行 检查连接池，连接池已满，等待释放")], IsOrdered: false)] };

    private static IChatForm Form(string chat) => ChatForms.All.Single(form => form.Id == chat);

    private static JsonNode Json(string chat, Notice notice) => JsonNode.Parse(Form(chat).Write(notice).Body)!;

    /// <summary>All texts of the message, as they were before they became JSON.</summary>
    private static string Text(string body) => string.Join('\n', Texts(JsonNode.Parse(body)));

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => Texts(pair.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.TryGetValue(out string? text) => [text],
        _ => [],
    };
}
