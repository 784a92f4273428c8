using System.Collections.Immutable;
using System.Text;
using System.Xml;
using Postmortems.Site.Pages;

namespace Postmortems.Site.Feeds;

/// <summary>The list of pages for search engines (sitemaps.org 0.9). It wants absolute addresses, so there is none without a known one.</summary>
internal static class SiteMapFile
{
    private const string Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static ImmutableArray<SiteFile> Write(Library library, ImmutableArray<Page> pages)
    {
        if (library.Options.BaseUrl is not { } root)
            return [];
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" };
        using (var xml = XmlWriter.Create(stream, settings))
        {
            xml.WriteStartElement("urlset", Schema);
            foreach (var page in pages.Where(page => page is not NotFoundPage and not MovedPage))
            {
                xml.WriteStartElement("url", Schema);
                xml.WriteElementString("loc", Schema, root + page.Path.Encoded);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return [new SiteFile(new PagePath("sitemap.xml"), stream.ToArray())];
    }
}
