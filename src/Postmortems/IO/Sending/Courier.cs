using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Postmortems.IO.Sending;

/// <summary>One attempt at a time, and what it came to.</summary>
internal sealed class Courier(SendPlace place, TimeProvider time, TimeSpan limit) : IDisposable
{
    private const int LongestAnswer = 64 * 1024;
    private const int LongestList = 4 * 1024 * 1024;

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose() => _client.Dispose();

    public async Task<Outcome> PostAsync(Posting posting, CancellationToken cancel)
    {
        using var content = new WatchedContent(posting.Body);
        using var request = new HttpRequestMessage(posting.Method, posting.Address) { Content = content };
        Authorize(request, posting.Authorization);
        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await JudgeAsync(response, either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Lost(content, $"no answer within {limit.TotalSeconds:0} s");
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError is HttpRequestError.SecureConnectionError)
        {
            return new Outcome(OutcomeKind.Refused, place.Redacted($"no trusted connection ({failure.InnerException?.Message ?? failure.Message})"));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return Lost(content, place.Redacted(content.IsBegun ? "the connection broke before an answer" : $"no connection ({(failure.InnerException ?? failure).Message})"));
        }
    }

    /// <returns>Null where that cannot be known either.</returns>
    public async Task<bool?> AskAsync(Lookup lookup, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, lookup.Address);
        Authorize(request, lookup.Authorization);
        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var json = response.StatusCode is HttpStatusCode.OK ? Reply.Json(await BodyAsync(response, LongestList, either.Token)) : null;
            return json is null ? null : lookup.IsThere(json);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }

    private static void Authorize(HttpRequestMessage request, string? authorization)
    {
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("postmortems", null));
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
    }

    /// <summary>What was not sent whole was not taken.</summary>
    private static Outcome Lost(WatchedContent content, string why) => new(content.IsBegun ? OutcomeKind.Unknown : OutcomeKind.Busy, why);

    private async Task<Outcome> JudgeAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
            return new Outcome(OutcomeKind.Refused, $"it answers {status} and leads to {Target(response)}, which is not followed");
        string body;
        try
        {
            body = await BodyAsync(response, LongestAnswer, cancel);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            // The status alone says enough, except where the chat says in its body whether it took the message.
            body = "";
        }

        if (status is >= 200 and < 300)
            return Reply.Read(place.Id, body) is var read && read.Why.Length > 0 ? read with { Why = place.Redacted(read.Why) } : read;
        var why = place.Redacted($"it answers {status} {response.ReasonPhrase}{(body.Trim().Length > 0 ? $": {body.Trim()}" : "")}");
        return status switch
        {
            420 or 429 => new Outcome(OutcomeKind.Busy, why, WaitOf(response)),
            500 or 503 => new Outcome(OutcomeKind.Busy, why, WaitOf(response)) { IsDoubtful = true },
            // What stands between us and the place does not know what the place did.
            >= 500 => new Outcome(OutcomeKind.Unknown, why),
            _ => new Outcome(OutcomeKind.Refused, why),
        };
    }

    private static string Target(HttpResponseMessage response) =>
        response.Headers.Location is not { } location ? "nowhere" : location.IsAbsoluteUri ? location.Host : "another page of its own";

    private TimeSpan? WaitOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    private static async Task<string> BodyAsync(HttpResponseMessage response, int most, CancellationToken cancel)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        var bytes = new byte[most];
        var length = await stream.ReadAtLeastAsync(bytes, most, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    /// <summary>Knows whether any of it was handed to the network.</summary>
    private sealed class WatchedContent : HttpContent
    {
        private readonly byte[] _bytes;

        public WatchedContent(string json)
        {
            _bytes = Encoding.UTF8.GetBytes(json);
            Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        public bool IsBegun { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            IsBegun = true;
            return stream.WriteAsync(_bytes, 0, _bytes.Length);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _bytes.Length;
            return true;
        }
    }
}
