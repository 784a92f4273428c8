using System.Text;
using System.Xml;
using Postmortems.Incidents;

namespace Postmortems.Site.Feeds;

/// <summary>The newest reports as Atom (RFC 4287).</summary>
internal static class AtomFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        // What XML cannot hold was found by the checker; here it must not end the build.
        CheckCharacters = false,
    };

    public static SiteFile Write(ReportFeed feed)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, feed.Map.Language);
            xml.WriteElementString("title", Atom, XmlText.Of(feed.Title));
            xml.WriteElementString("subtitle", Atom, feed.Map.Say("feed.subtitle"));
            xml.WriteElementString("id", Atom, FeedIds.Of(feed.Name));
            xml.WriteElementString("updated", Atom, ReportFeed.Updated(feed.Incidents.FirstOrDefault()));
            Link(xml, "self", feed.Address(feed.Atom, feed.Atom));
            Link(xml, "alternate", feed.Address(feed.Atom, feed.Home));
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, XmlText.Of(feed.Map.Library.Options.Title));
            xml.WriteEndElement();
            foreach (var incident in feed.Incidents)
                Entry(xml, incident, feed);
            xml.WriteEndElement();
        }

        return new SiteFile(feed.Atom, stream.ToArray());
    }

    private static void Entry(XmlWriter xml, Incident incident, ReportFeed feed)
    {
        var row = IncidentRows.Row(incident, feed.Map);
        xml.WriteStartElement("entry", Atom);
        xml.WriteAttributeString("xml", "lang", null, XmlText.Of(incident.Lang));
        xml.WriteElementString("title", Atom, XmlText.Of(ReportFeed.TitleOf(row)));
        xml.WriteElementString("id", Atom, FeedIds.Of($"incident:{incident.Id}"));
        xml.WriteElementString("updated", Atom, ReportFeed.Updated(incident));
        Link(xml, "alternate", feed.Address(feed.Atom, row.Path));
        foreach (var service in row.Services)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", XmlText.Of(service.Id));
            if (service.Name != service.Id)
                xml.WriteAttributeString("label", XmlText.Of(service.Name));
            xml.WriteEndElement();
        }

        if (ReportFeed.SummaryOf(incident) is { } summary)
            xml.WriteElementString("summary", Atom, XmlText.Of(summary));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}
