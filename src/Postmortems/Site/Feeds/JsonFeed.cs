using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Postmortems.Incidents;

namespace Postmortems.Site.Feeds;

/// <summary>The newest reports as JSON Feed 1.1 (jsonfeed.org), for readers that would rather not parse XML.</summary>
internal static class JsonFeed
{
    private const string Version = "https://jsonfeed.org/version/1.1";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static SiteFile Write(ReportFeed feed)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("version", Version);
            json.WriteString("title", XmlText.Of(feed.Title));
            json.WriteString("description", feed.Map.Say("feed.subtitle"));
            json.WriteString("home_page_url", feed.Address(feed.Map.JsonFeed, feed.Home));
            json.WriteString("feed_url", feed.Address(feed.Map.JsonFeed, feed.Map.JsonFeed));
            json.WriteString("language", feed.Map.Language);
            json.WriteStartArray("authors");
            json.WriteStartObject();
            json.WriteString("name", XmlText.Of(feed.Map.Library.Options.Title));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("items");
            foreach (var incident in feed.Incidents)
                Item(json, incident, feed);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return new SiteFile(feed.Map.JsonFeed, stream.ToArray());
    }

    private static void Item(Utf8JsonWriter json, Incident incident, ReportFeed feed)
    {
        var row = IncidentRows.Row(incident, feed.Map);
        json.WriteStartObject();
        json.WriteString("id", FeedIds.Of($"incident:{incident.Id}"));
        json.WriteString("url", feed.Address(feed.Map.JsonFeed, row.Path));
        json.WriteString("title", XmlText.Of(ReportFeed.TitleOf(row)));
        // An item must have content; a report without a summary has its title.
        json.WriteString("content_text", XmlText.Of(ReportFeed.SummaryOf(incident) ?? row.Title));
        json.WriteString("date_published", ReportFeed.Updated(incident));
        json.WriteString("language", XmlText.Of(incident.Lang));
        json.WriteStartArray("tags");
        foreach (var name in row.Services.Select(service => service.Name).Concat(incident.Tags))
            json.WriteStringValue(XmlText.Of(name));
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
