using System.Xml;

namespace Postmortems.Site.Feeds;

/// <summary>Text that XML 1.0 can hold.</summary>
internal static class XmlText
{
    /// <summary>Control characters and half surrogates become U+FFFD.</summary>
    public static string Of(string text)
    {
        if (IsClean(text))
            return text;
        var clean = text.ToCharArray();
        for (var i = 0; i < clean.Length; i++)
        {
            if (i + 1 < clean.Length && XmlConvert.IsXmlSurrogatePair(clean[i + 1], clean[i]))
                i++;
            else if (!XmlConvert.IsXmlChar(clean[i]))
                clean[i] = '\uFFFD';
        }

        return new string(clean);
    }

    private static bool IsClean(string text) => text.All(c => XmlConvert.IsXmlChar(c));
}
