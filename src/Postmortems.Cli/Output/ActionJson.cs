using System.Collections.Immutable;
using System.Text.Json;
using NodaTime.Text;
using Postmortems.Language;
using Postmortems.Site;

namespace Postmortems.Cli.Output;

/// <summary>Actions for scripts. While the version is the same, keys may come and none goes.</summary>
internal static class ActionJson
{
    public static void Write(ImmutableArray<TrackedAction> actions, Library library, TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("as_of", LocalDatePattern.Iso.Format(library.Today));
        json.WriteStartArray("actions");
        foreach (var action in actions)
            Write(json, action, library);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, TrackedAction one, Library library)
    {
        var (incident, action) = (one.Incident, one.Action);
        json.WriteStartObject();
        json.WriteText("id", action.Id);
        json.WriteText("title", one.Title);
        json.WriteString("state", ActionQuery.StatesByName.First(pair => pair.Value == one.State).Key);
        Write(json, "kind", action.Kind is { } kind ? Vocabulary.Identifier(kind) : null);
        Write(json, "owner", one.Owner);
        json.WriteStartArray("teams");
        foreach (var team in one.Teams)
            json.WriteStringValue(team);
        json.WriteEndArray();
        Write(json, "due", action.Due.Value?.Written);
        Write(json, "due_last_day", action.Due.Value is { } due ? LocalDatePattern.Iso.Format(due.Last) : null);
        if (one.DaysLeft is { } days)
            json.WriteNumber("days_left", days);
        else
            json.WriteNull("days_left");
        Write(json, "url", action.Url);
        json.WriteStartObject("report");
        json.WriteString("id", incident.Id.Value);
        json.WriteText("title", incident.Title);
        json.WriteText("path", incident.Path);
        Write(json, "url", SiteAddresses.Of(incident.Id, library.Options));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
            json.WriteNull(name);
        else
            json.WriteText(name, text);
    }
}
