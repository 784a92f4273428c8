using System.Collections.Immutable;
using System.Text;
using System.Xml;
using Markdig;
using NodaTime;
using NodaTime.Text;
using Postmortems.Incidents;

namespace Postmortems.Site.Feeds;

/// <summary>
/// The newest reports as Atom (RFC 4287). Reports without a date, or with one that had to be assumed, are not in it: the format has no word
/// for them.
/// </summary>
internal static class AtomFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int Entries = 50;

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        // What XML cannot hold was found by the checker; here it must not end the build.
        CheckCharacters = false,
    };

    public static SiteFile Write(SiteMap map)
    {
        ImmutableArray<Incident> dated = [.. map.Library.Incidents.Where(HasDate).Take(Entries)];
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, map.Language);
            xml.WriteElementString("title", Atom, XmlText.Of(map.Library.Options.Title));
            xml.WriteElementString("subtitle", Atom, map.Say("feed.subtitle"));
            xml.WriteElementString("id", Atom, FeedIds.Of($"feed:{map.Language}:{map.Library.Options.Title}"));
            xml.WriteElementString("updated", Atom, Updated(dated.FirstOrDefault()));
            Link(xml, "self", Address(map, map.Feed));
            Link(xml, "alternate", Address(map, map.Home));
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, XmlText.Of(map.Library.Options.Title));
            xml.WriteEndElement();
            foreach (var incident in dated)
                Entry(xml, incident, map);
            xml.WriteEndElement();
        }

        return new SiteFile(map.Feed, stream.ToArray());
    }

    private static bool HasDate(Incident incident) =>
        incident.Began is { IsRelative: false } && !incident.Assumed.Any(assumption => assumption.Field is "timeline" or "times" or "date" or "year");

    private static void Entry(XmlWriter xml, Incident incident, SiteMap map)
    {
        var row = IncidentRows.Row(incident, map);
        xml.WriteStartElement("entry", Atom);
        xml.WriteAttributeString("xml", "lang", null, XmlText.Of(incident.Lang));
        xml.WriteElementString("title", Atom, XmlText.Of($"{row.Severity.Label} · {row.Title}"));
        xml.WriteElementString("id", Atom, FeedIds.Of($"incident:{incident.Id}"));
        xml.WriteElementString("updated", Atom, Updated(incident));
        Link(xml, "alternate", Address(map, row.Path));
        foreach (var service in row.Services)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", service);
            xml.WriteEndElement();
        }

        if (incident.Impact.Summary.Value is { } summary)
            xml.WriteElementString("summary", Atom, XmlText.Of(PlainText(summary)));
        xml.WriteEndElement();
    }

    private static string PlainText(string markdown)
    {
        try
        {
            return Markdown.ToPlainText(markdown).Trim();
        }
        catch (ArgumentException)
        {
            // Nested beyond Markdig's bound: the author's own characters will do.
            return markdown;
        }
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    // Without a known address of the site, relative to the feed itself.
    private static string Address(SiteMap map, PagePath path) =>
        map.Library.Options.BaseUrl is { } root ? root + path.Encoded : map.Feed.LinkTo(path);

    private static string Updated(Incident? incident) =>
        InstantPattern.General.Format(incident?.Began?.Earliest ?? Instant.FromUnixTimeTicks(0));
}
