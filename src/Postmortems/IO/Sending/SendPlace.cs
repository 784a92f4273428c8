using System.Collections.Immutable;
using System.Net;
using NodaTime;
using Postmortems.Editions;
using Postmortems.Notices;

namespace Postmortems.IO.Sending;

/// <summary>A place that messages are sent to, as the environment names it. Its address and its secrets are for nobody's eyes.</summary>
public sealed record SendPlace
{
    /// <summary>The variables of each place, the address first; those in brackets may be missing.</summary>
    public static ImmutableArray<(string Id, ImmutableArray<string> Variables)> All { get; } =
    [
        ("slack", ["POSTMORTEMS_SLACK_WEBHOOK"]),
        ("feishu", ["POSTMORTEMS_FEISHU_WEBHOOK", "[POSTMORTEMS_FEISHU_SECRET]"]),
        ("dingtalk", ["POSTMORTEMS_DINGTALK_WEBHOOK", "[POSTMORTEMS_DINGTALK_SECRET]"]),
        ("wecom", ["POSTMORTEMS_WECOM_WEBHOOK"]),
        (StatusPageForm.Id, ["POSTMORTEMS_STATUSPAGE_PAGE", "POSTMORTEMS_STATUSPAGE_TOKEN", "[POSTMORTEMS_STATUSPAGE_API]"]),
    ];

    private const string StatusPageApi = "https://api.statuspage.io/v1/";

    public required string Id { get; init; }

    /// <summary>Of a status page: where its incidents stand.</summary>
    public required Uri Address { get; init; }

    /// <summary>By which messages are signed; null where the robot asks for none.</summary>
    public string? SigningSecret { get; init; }

    public string? Token { get; init; }

    /// <summary>All that may be said of the address.</summary>
    public string Host => Address.IsDefaultPort ? Address.Host : $"{Address.Host}:{Address.Port}";

    /// <param name="variable">Of the environment.</param>
    /// <param name="mistake">What is missing or wrong, as a sentence; empty when all is well. It never holds a value.</param>
    public static SendPlace? From(string id, Func<string, string?> variable, out string mistake)
    {
        mistake = "";
        var names = All.First(place => place.Id == id).Variables;
        var values = names.ToDictionary(name => name.Trim('[', ']'), name => variable(name.Trim('[', ']'))?.Trim() is { Length: > 0 } value ? value : null, StringComparer.Ordinal);
        if (names.FirstOrDefault(name => name[0] != '[' && values[name] is null) is { } missing)
        {
            mistake = $"{missing} is not set: a place to send to stands in the environment, and nowhere else.";
            return null;
        }

        var isPage = id == StatusPageForm.Id;
        var named = isPage ? "POSTMORTEMS_STATUSPAGE_API" : names[0];
        if (Checked(values[named] ?? StatusPageApi) is not { } address)
        {
            mistake = $"{named} is no address to send to. It must begin with https:// and hold no name or password (http:// does for this machine itself).";
            return null;
        }

        return new SendPlace
        {
            Id = id,
            Address = isPage ? new Uri($"{address.AbsoluteUri.TrimEnd('/')}/pages/{Uri.EscapeDataString(values[names[0]]!)}/incidents") : address,
            SigningSecret = isPage || names.Length == 1 ? null : values[names[1].Trim('[', ']')],
            Token = isPage ? values[names[1]] : null,
        };
    }

    /// <summary>The request, signed for this moment where the place wants it.</summary>
    /// <param name="incident">Of a status page: the incident that is updated; null begins one.</param>
    public Posting PostingOf(string body, Instant now, string? incident = null) => (Id, SigningSecret) switch
    {
        ("feishu", { } secret) => new Posting(HttpMethod.Post, Address, WebhookSignature.Feishu(body, secret, now)),
        ("dingtalk", { } secret) => new Posting(HttpMethod.Post, WebhookSignature.DingTalk(Address, secret, now), body),
        (StatusPageForm.Id, _) => incident is null
            ? new Posting(HttpMethod.Post, Address, body, $"OAuth {Token}")
            : new Posting(HttpMethod.Patch, Incident(incident), body, $"OAuth {Token}"),
        _ => new Posting(HttpMethod.Post, Address, body),
    };

    /// <summary>How it is asked for a message of that key; null for a chat, which cannot be asked.</summary>
    public Lookup? LookupOf(string key, string? incident) => Token is null
        ? null
        : new Lookup(incident is null ? new Uri($"{Address.AbsoluteUri}?limit=20") : Incident(incident), $"OAuth {Token}", json => StatusPageForm.FindKey(json, key) is not null);

    /// <summary>A text of the place, or of the network about it, on one line and with nothing of its address or its secrets.</summary>
    public string Redacted(string text)
    {
        var parts = Address.PathAndQuery.Split(['/', '?', '&', '='], StringSplitOptions.RemoveEmptyEntries);
        var hidden = parts.Concat(parts.Select(Uri.UnescapeDataString)).Where(part => part.Length > 5 && part is not ("incidents" or "access_token")).Append(SigningSecret).Append(Token).OfType<string>();
        foreach (var secret in hidden.Where(secret => secret.Length > 0).OrderByDescending(secret => secret.Length))
            text = text.Replace(secret, "…", StringComparison.OrdinalIgnoreCase);
        var line = string.Concat(Secrets.Masked(text).Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length > 200 ? line[..(char.IsHighSurrogate(line[199]) ? 199 : 200)] + "…" : line;
    }

    private Uri Incident(string id) => new($"{Address.AbsoluteUri}/{Uri.EscapeDataString(id)}");

    private static Uri? Checked(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Host.Length: > 0, UserInfo.Length: 0, Fragment.Length: 0 }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsHere(address)))
            ? address
            : null;

    private static bool IsHere(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
