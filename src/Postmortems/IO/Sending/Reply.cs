using System.Text.Json;
using System.Text.Json.Nodes;

namespace Postmortems.IO.Sending;

/// <summary>What an answer of a chat means that says in its body, behind a status of 200, whether it took the message.</summary>
internal static class Reply
{
    /// <summary>Too many messages a minute, or busy: nothing was taken.</summary>
    private static readonly HashSet<long> Busy = [-1, 11_232, 45_009, 130_101, 410_100, 660_026];

    /// <param name="place">The id of the chat.</param>
    public static Outcome Read(string place, string body)
    {
        if (place is not ("feishu" or "dingtalk" or "wecom"))
            return Outcome.Arrived;
        if (Json(body) is not JsonObject said || Code(said) is not { } code)
            return new Outcome(OutcomeKind.Unknown, "its answer does not say whether it took the message");
        if (code == 0)
            return Outcome.Arrived;
        var why = $"{code} {said["errmsg"] ?? said["msg"] ?? said["StatusMessage"]}".Trim();
        return new Outcome(Busy.Contains(code) ? OutcomeKind.Busy : OutcomeKind.Refused, why);
    }

    public static JsonNode? Json(string body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static long? Code(JsonObject said) =>
        (said["errcode"] ?? said["code"] ?? said["StatusCode"]) is JsonValue value && value.TryGetValue(out long code) ? code : null;
}

internal enum OutcomeKind
{
    Arrived,
    Refused,

    /// <summary>Nothing was taken, and it may be tried again.</summary>
    Busy,
    Unknown,
}

/// <summary>What one attempt came to.</summary>
/// <param name="Wait">As the place asked; null where it did not.</param>
internal sealed record Outcome(OutcomeKind Kind, string Why, TimeSpan? Wait = null)
{
    /// <summary>Its own word that it failed: enough to try again, and worth a question where the place can be asked.</summary>
    public bool IsDoubtful { get; init; }

    public static Outcome Arrived { get; } = new(OutcomeKind.Arrived, "");
}
