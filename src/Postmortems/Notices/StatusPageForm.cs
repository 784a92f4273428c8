using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Postmortems.Incidents;

namespace Postmortems.Notices;

/// <summary>An incident as Statuspage's API takes it, to begin one or to add an update to one.</summary>
/// <param name="Key">Of what is said: kept in the incident's metadata, so that one that is there already is known again.</param>
public sealed record StatusPageMessage(string Body, string Key, int Shortened);

/// <summary>Writes a customers' notice for a status page.</summary>
public static class StatusPageForm
{
    public const string Id = "statuspage";

    private const int LongestName = 250;
    private const int LongestBody = 20_000;

    public static StatusPageMessage Write(Notice notice, Incident incident)
    {
        var name = ChatForms.Cut(notice.Subject, LongestName);
        var status = StatusOf(incident);
        var (text, shortened) = Text(notice);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{incident.Id.Value}\n{name}\n{status}\n{text}")))[..32];
        var message = new JsonObject
        {
            ["incident"] = new JsonObject
            {
                ["name"] = name,
                ["status"] = status,
                ["body"] = text,
                ["metadata"] = new JsonObject { ["postmortems"] = new JsonObject { ["id"] = incident.Id.Value, ["key"] = key } },
            },
        };
        return new StatusPageMessage(message.ToJsonString(ChatForms.Json), key, shortened);
    }

    /// <summary>The id of the incident that bears the key; null for none.</summary>
    /// <param name="incidents">The answer of the API: one incident, or a list.</param>
    public static string? FindKey(JsonNode? incidents, string key) => incidents switch
    {
        JsonArray list => list.Select(one => FindKey(one, key)).FirstOrDefault(id => id is not null),
        JsonObject one when one["metadata"] is JsonObject data && data["postmortems"] is JsonObject ours && ours["key"] is JsonValue value && value.TryGetValue(out string? found) && found == key => one["id"]?.ToString() ?? "",
        _ => null,
    };

    /// <summary>What works again is watched for a while before the page calls it resolved.</summary>
    private static string StatusOf(Incident incident) => Standings.Of(incident).Standing switch
    {
        Standing.Examined => "investigating",
        Standing.Identified or Standing.Contained => "identified",
        Standing.Recovered => "monitoring",
        _ => "resolved",
    };

    private static (string Text, int Shortened) Text(Notice notice)
    {
        var lines = NoticeFormats.Text.Write(notice)[(notice.Subject.Length + 1)..].Trim('\n').Split('\n').ToList();
        var all = lines.Count;
        while (lines.Count > 1 && lines.Sum(line => line.Length + 1) > LongestBody)
            lines.RemoveAt(lines.Count - 1);
        return (ChatForms.Cut(string.Join('\n', lines), LongestBody), all - lines.Count);
    }
}
