using System.Text.Json.Nodes;
using NodaTime;
using Postmortems.IO.Sending;
using Postmortems.Notices;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Sending;

/// <summary>Against a real server on this machine that fails in every way: what was sent, what was said, and nothing twice.</summary>
public sealed class SenderTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private const string Secret = "T0SECRET/B0SECRET/xyzzyxyzzy";

    private static readonly string There = "[{\"id\":\"x1\",\"metadata\":{\"postmortems\":{\"key\":\"" + Key + "\"}}}]";

    private readonly HurriedTime _time = new(Sender.Limit);
    private readonly List<string> _said = [];

    [Fact]
    public async Task What_is_taken_is_sent_once()
    {
        var (delivery, requests) = await SendAsync("slack", Answer.Of(200));
        Assert.Equal(new Delivery(DeliveryState.Arrived, ""), delivery);
        var request = Assert.Single(requests);
        Assert.StartsWith($"POST /services/{Secret} HTTP/1.1\r\n", request.Head, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json; charset=utf-8", request.Head, StringComparison.Ordinal);
        Assert.Equal("""{"text":"变慢"}""", request.Body);
        Assert.Empty(_said);
    }

    [Fact]
    public async Task A_place_that_asks_to_wait_is_waited_for()
    {
        var (delivery, requests) = await SendAsync("slack", Answer.Of(429, "slow down", "Retry-After: 7"), Answer.Of(429, "", $"Retry-After: {HurriedTime.Now.AddSeconds(20):R}"), Answer.Of(200));
        Assert.Equal(DeliveryState.Arrived, delivery.State);
        Assert.Equal(3, requests.Count);
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(20)], _time.Waits);
        Assert.EndsWith("it answers 429 Status: slow down. Trying again in 7 s.", _said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_waits_for_an_hour()
    {
        var (delivery, requests) = await SendAsync("slack", Answer.Of(429, "", "Retry-After: 3600"));
        Assert.Equal(new Delivery(DeliveryState.NotTaken, "it answers 429 Status; it asks to wait for 3600 s"), delivery);
        Assert.Single(requests);
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task A_place_that_fails_is_tried_again_ever_later_and_then_no_more()
    {
        var (delivery, requests) = await SendAsync("slack", Answer.Of(500), Answer.Of(503), Answer.Of(500), Answer.Of(500), Answer.Of(200));
        Assert.Equal(new Delivery(DeliveryState.NotTaken, "it answers 500 Status: ok; tried 4 times"), delivery);
        Assert.Equal(4, requests.Count);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)], _time.Waits);
    }

    [Theory]
    [InlineData("HTTP/1.1 502 Bad\r\nContent-Length: 0\r\n\r\n", "it answers 502 Bad")]
    [InlineData("", "the connection broke before an answer")]
    [InlineData("HTTP/1.1 200 ", "the connection broke before an answer")]
    public async Task Where_the_answer_is_lost_it_is_not_sent_again(string answer, string why)
    {
        var (delivery, requests) = await SendAsync("slack", new Answer.Raw(answer), Answer.Of(200));
        Assert.Equal(new Delivery(DeliveryState.Unknown, why), delivery);
        Assert.Single(requests);
    }

    [Fact]
    public async Task A_place_that_hangs_may_have_it()
    {
        var (delivery, requests) = await SendAsync("slack", new Answer.Hang(), Answer.Of(200));
        Assert.Equal(new Delivery(DeliveryState.Unknown, "no answer within 10 s"), delivery);
        Assert.Single(requests);
    }

    [Theory]
    [InlineData("slack", DeliveryState.Arrived)]
    [InlineData("wecom", DeliveryState.Unknown)]
    public async Task An_answer_that_breaks_off_tells_by_its_status_unless_the_chat_answers_in_its_body(string chat, DeliveryState state)
    {
        var (delivery, requests) = await SendAsync(chat, new Answer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"errc"), Answer.Of(200));
        Assert.Equal(state, delivery.State);
        Assert.Single(requests);
    }

    [Theory]
    [InlineData("Location: https://elsewhere.example/T0SECRET", "it answers 307 and leads to elsewhere.example, which is not followed")]
    [InlineData("Location: /login", "it answers 307 and leads to another page of its own, which is not followed")]
    public async Task A_redirect_is_not_followed(string header, string why)
    {
        var (delivery, requests) = await SendAsync("slack", Answer.Of(307, "", header), Answer.Of(200));
        Assert.Equal(new Delivery(DeliveryState.Refused, why), delivery);
        Assert.Single(requests);
    }

    [Theory]
    [InlineData("feishu", "{\"code\":0,\"msg\":\"success\"}", DeliveryState.Arrived, "")]
    [InlineData("feishu", "{\"code\":19021,\"msg\":\"sign match fail\"}", DeliveryState.Refused, "19021 sign match fail")]
    [InlineData("dingtalk", "{\"errcode\":310000,\"errmsg\":\"keywords not in content\"}", DeliveryState.Refused, "310000 keywords not in content")]
    [InlineData("wecom", "{\"errcode\":0,\"errmsg\":\"ok\"}", DeliveryState.Arrived, "")]
    [InlineData("wecom", "<html>", DeliveryState.Unknown, "its answer does not say whether it took the message")]
    public async Task A_chat_that_answers_in_its_body_is_understood(string chat, string body, DeliveryState state, string why)
    {
        var (delivery, requests) = await SendAsync(chat, Answer.Of(200, body), Answer.Of(200, "{\"errcode\":0}"));
        Assert.Equal(new Delivery(state, why), delivery);
        Assert.Single(requests);
    }

    [Fact]
    public async Task A_chat_that_is_busy_in_its_body_is_tried_again()
    {
        var (delivery, requests) = await SendAsync("wecom", Answer.Of(200, "{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}"), Answer.Of(200, "{\"errcode\":0}"));
        Assert.Equal(DeliveryState.Arrived, delivery.State);
        Assert.Equal(2, requests.Count);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent_and_it_is_tried_again()
    {
        int port;
        await using (var gone = new LoopbackServer([], () => { }))
            port = gone.Port;
        var delivery = await SendToAsync(Place("slack", $"http://127.0.0.1:{port}/services/{Secret}"), lookup: false);
        Assert.Equal(DeliveryState.NotTaken, delivery.State);
        Assert.Equal(3, _time.Waits.Count);
    }

    [Fact]
    public async Task A_status_page_that_lost_the_answer_is_asked_and_nothing_is_sent_twice()
    {
        var (delivery, requests) = await SendAsync(StatusPageForm.Id, new Answer.Hang(), Answer.Of(200, There), Answer.Of(201, "{}"));
        Assert.Equal(new Delivery(DeliveryState.Arrived, "no answer within 10 s; but it is there"), delivery);
        Assert.Equal(["POST", "GET"], requests.Select(request => request.Head.Split(' ')[0]));
        Assert.All(requests, request => Assert.Contains("Authorization: OAuth token-of-the-page", request.Head, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_status_page_that_does_not_have_it_gets_it_again()
    {
        var (delivery, requests) = await SendAsync(StatusPageForm.Id, new Answer.Raw(""), Answer.Of(200, "[]"), Answer.Of(500, ""), Answer.Of(200, "[{\"id\":1}]"), Answer.Of(201, "{}"));
        Assert.Equal(DeliveryState.Arrived, delivery.State);
        Assert.Equal(["POST", "GET", "POST", "GET", "POST"], requests.Select(request => request.Head.Split(' ')[0]));
    }

    [Fact]
    public async Task A_status_page_that_cannot_be_asked_either_is_left()
    {
        var (delivery, requests) = await SendAsync(StatusPageForm.Id, new Answer.Hang(), new Answer.Hang(), Answer.Of(201, "{}"));
        Assert.Equal(DeliveryState.Unknown, delivery.State);
        Assert.Equal(2, requests.Count);
    }

    [Fact]
    public async Task What_is_said_holds_nothing_of_the_address()
    {
        var (delivery, _) = await SendAsync("slack", Answer.Of(500, $"no hook /services/{Secret}"), Answer.Of(404, $"\u001b[31mno hook {Secret.ToLowerInvariant()}\r\n"));
        Assert.Equal(DeliveryState.Refused, delivery.State);
        var said = string.Join(' ', _said) + delivery.Why;
        Assert.Contains("no hook", said, StringComparison.Ordinal);
        Assert.All(Secret.Split('/'), part => Assert.DoesNotContain(part, said, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain('\u001b', said);
    }

    private async Task<(Delivery Delivery, IReadOnlyList<(string Head, string Body)> Requests)> SendAsync(string id, params Answer[] answers)
    {
        await using var server = new LoopbackServer(answers, _time.PassLimits);
        var delivery = await SendToAsync(Place(id, server.Address(id == StatusPageForm.Id ? "/v1" : $"/services/{Secret}")), id == StatusPageForm.Id);
        return (delivery, server.Requests);
    }

    private async Task<Delivery> SendToAsync(SendPlace place, bool lookup)
    {
        using var sender = new Sender(place, _time, _said.Add);
        return await sender.SendAsync(now => place.PostingOf("""{"text":"变慢"}""", now), lookup ? place.LookupOf(Key, null) : null, CancellationToken.None);
    }

    private static SendPlace Place(string id, string address)
    {
        var variables = new Dictionary<string, string>
        {
            [$"POSTMORTEMS_{id.ToUpperInvariant()}_WEBHOOK"] = address,
            ["POSTMORTEMS_STATUSPAGE_API"] = address,
            ["POSTMORTEMS_STATUSPAGE_PAGE"] = "page-of-ours",
            ["POSTMORTEMS_STATUSPAGE_TOKEN"] = "token-of-the-page",
        };
        return SendPlace.From(id, variables.GetValueOrDefault, out var mistake) ?? throw new InvalidOperationException(mistake);
    }
}
