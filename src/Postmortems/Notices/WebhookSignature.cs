using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;

namespace Postmortems.Notices;

/// <summary>The signatures by which Feishu and DingTalk know that a message comes from who holds the robot's secret.</summary>
public static class WebhookSignature
{
    /// <summary>The message with <c>timestamp</c> and <c>sign</c>: nothing, signed with "SECONDS\nSECRET" as the key.</summary>
    public static string Feishu(string body, string secret, Instant now)
    {
        var seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var sign = HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{seconds}\n{secret}"), Array.Empty<byte>());
        var message = JsonNode.Parse(body)!.AsObject();
        message["timestamp"] = seconds;
        message["sign"] = Convert.ToBase64String(sign);
        return message.ToJsonString(ChatForms.Json);
    }

    /// <summary>The address with <c>timestamp</c> and <c>sign</c>: "MILLISECONDS\nSECRET", signed with the secret.</summary>
    public static Uri DingTalk(Uri address, string secret, Instant now)
    {
        var milliseconds = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var sign = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{milliseconds}\n{secret}"));
        var text = address.AbsoluteUri;
        return new Uri($"{text}{(text.Contains('?', StringComparison.Ordinal) ? "&" : "?")}timestamp={milliseconds}&sign={Uri.EscapeDataString(Convert.ToBase64String(sign))}");
    }
}
