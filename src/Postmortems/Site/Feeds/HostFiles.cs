using System.Collections.Immutable;
using System.Text;
using System.Xml;

namespace Postmortems.Site.Feeds;

/// <summary>Small files that programs look for at fixed names: what robots may read, and how a browser searches here.</summary>
internal static class HostFiles
{
    private const string Schema = "http://a9.com/-/spec/opensearch/1.1/";

    /// <summary>All may be read; a site that must not be found should not be reachable.</summary>
    public static SiteFile Robots(Library library)
    {
        var text = "User-agent: *\nAllow: /\n" + (library.Options.BaseUrl is { } root ? $"Sitemap: {root}sitemap.xml\n" : "");
        return new SiteFile(new PagePath("robots.txt"), Encoding.UTF8.GetBytes(text));
    }

    /// <summary>OpenSearch 1.1, which wants absolute addresses: none without a known one.</summary>
    public static ImmutableArray<SiteFile> Search(SiteMap map)
    {
        if (map.SearchDescription is not { } path || map.Library.Options.BaseUrl is not { } root)
            return [];
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CheckCharacters = false };
        using (var xml = XmlWriter.Create(stream, settings))
        {
            xml.WriteStartElement("OpenSearchDescription", Schema);
            // The format gives a short name 16 characters.
            xml.WriteElementString("ShortName", Schema, Cut(XmlText.Of(map.Library.Options.Title), 16));
            xml.WriteElementString("Description", Schema, map.Say("opensearch.description"));
            xml.WriteElementString("Language", Schema, map.Language);
            xml.WriteElementString("InputEncoding", Schema, "UTF-8");
            xml.WriteStartElement("Url", Schema);
            xml.WriteAttributeString("type", "text/html");
            xml.WriteAttributeString("template", $"{root}{map.Search.Encoded}?q={{searchTerms}}");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return [new SiteFile(path, stream.ToArray())];
    }

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
