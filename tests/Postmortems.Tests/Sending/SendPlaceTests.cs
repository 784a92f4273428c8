using System.Text.Json.Nodes;
using NodaTime;
using Postmortems.IO.Sending;
using Postmortems.Notices;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Sending;

/// <summary>What the environment may name, how messages are signed, and what a status page is handed.</summary>
public sealed class SendPlaceTests
{
    private static readonly Instant Now = Instant.FromUnixTimeSeconds(1_700_000_000);

    [Theory]
    [InlineData("https://hooks.example.com/services/T0/B0/x", true)]
    [InlineData("http://127.0.0.1:8080/x", true)]
    [InlineData("http://localhost/x", true)]
    [InlineData("http://[::1]/x", true)]
    [InlineData("http://hooks.example.com/x", false)]
    [InlineData("http://127.0.0.1.example.com/x", false)]
    [InlineData("https://user:pass@hooks.example.com/x", false)]
    [InlineData("ftp://127.0.0.1/x", false)]
    [InlineData("hooks.example.com/x", false)]
    public void An_address_is_safe_on_its_way_or_no_address(string address, bool isTaken)
    {
        var place = SendPlace.From("slack", name => name == "POSTMORTEMS_SLACK_WEBHOOK" ? address : null, out var mistake);
        Assert.Equal(isTaken, place is not null);
        Assert.Equal(isTaken, mistake.Length == 0);
        Assert.DoesNotContain("example.com", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_that_is_missing_is_named()
    {
        Assert.Null(SendPlace.From(StatusPageForm.Id, name => name == "POSTMORTEMS_STATUSPAGE_PAGE" ? "abc" : null, out var mistake));
        Assert.StartsWith("POSTMORTEMS_STATUSPAGE_TOKEN is not set", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_are_signed_as_Feishu_and_DingTalk_ask()
    {
        // Both by openssl dgst -sha256 -hmac, from the descriptions of the two.
        var message = JsonNode.Parse(WebhookSignature.Feishu("""{"msg_type":"interactive"}""", "s3cret", Now))!;
        Assert.Equal("1700000000", message["timestamp"]!.GetValue<string>());
        Assert.Equal("IX3eHI0/v/Td7jqJ0ynSEK3Dq5JY3HUZeoeMgVZeZGo=", message["sign"]!.GetValue<string>());
        Assert.Equal(
            "https://oapi.example.com/robot/send?access_token=t&timestamp=1700000000000&sign=MT7bXSNfVTPzQMEuLWvmMNbmZSCUY1X6YKn9AxBnLsI%3D",
            WebhookSignature.DingTalk(new Uri("https://oapi.example.com/robot/send?access_token=t"), "s3cret", Now).AbsoluteUri);
    }

    [Theory]
    [InlineData("times: {started: 2026-09-30 11:00}", "investigating")]
    [InlineData("times: {started: 2026-09-30 11:00, identified: 2026-09-30 11:10}", "identified")]
    [InlineData("times: {started: 2026-09-30 11:00, mitigated: 2026-09-30 11:10}", "identified")]
    [InlineData("times: {started: 2026-09-30 11:00, recovered: 2026-09-30 11:10}", "monitoring")]
    [InlineData("times: {started: 2026-09-30 11:00, resolved: 2026-09-30 11:10}", "resolved")]
    public void A_status_page_is_told_how_things_stand(string times, string status)
    {
        var incident = An.Report($"title: Slow\nservices: [checkout]\n{times}").Incident!;
        var page = StatusPageForm.Write(NoticeMaker.Make(NoticeKind.Customer, new NoticeRequest(incident, An.Options, An.Today, "en")), incident);
        var message = JsonNode.Parse(page.Body)!["incident"]!;
        Assert.Equal(status, message["status"]!.GetValue<string>());
        Assert.StartsWith("checkout: ", message["name"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith("Dear customer,\n", message["body"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(page.Key, message["metadata"]!["postmortems"]!["key"]!.GetValue<string>());
    }

    [Fact]
    public void What_was_said_before_is_known_by_its_key_and_an_update_is_another()
    {
        var incident = An.Report("title: Slow\nservices: [checkout]").Incident!;
        var notice = new Notice(NoticeKind.Customer, "en", "checkout", [new NoticeParagraph("It hurts.")]);
        var first = StatusPageForm.Write(notice, incident);
        Assert.Equal(first, StatusPageForm.Write(notice, incident));
        Assert.NotEqual(first.Key, StatusPageForm.Write(notice with { Blocks = [new NoticeParagraph("It heals.")] }, incident).Key);
        Assert.Equal("x1", StatusPageForm.FindKey(JsonNode.Parse("[{\"id\":\"x0\"},{\"id\":\"x1\",\"metadata\":{\"postmortems\":{\"key\":\"" + first.Key + "\"}}}]"), first.Key));
        Assert.Null(StatusPageForm.FindKey(JsonNode.Parse("[{\"id\":\"x1\",\"metadata\":{\"postmortems\":{\"key\":7}}}]"), first.Key));
    }
}
