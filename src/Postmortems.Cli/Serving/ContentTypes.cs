using System.Collections.Frozen;

namespace Postmortems.Cli.Serving;

/// <summary>What a browser is told that a file is: by the ending of its name, as web hosts do.</summary>
internal static class ContentTypes
{
    public const string Html = "text/html; charset=utf-8";
    public const string Text = "text/plain; charset=utf-8";
    private const string Unknown = "application/octet-stream";

    private static readonly FrozenDictionary<string, string> ByEnding = new Dictionary<string, string>
    {
        [".html"] = Html,
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".xml"] = "application/xml; charset=utf-8",
        [".csv"] = "text/csv; charset=utf-8",
        [".txt"] = Text,
        [".log"] = Text,
        [".md"] = Text,
        [".svg"] = "image/svg+xml; charset=utf-8",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".avif"] = "image/avif",
        [".ics"] = "text/calendar; charset=utf-8",
        [".sqlite"] = "application/vnd.sqlite3",
        [".pdf"] = "application/pdf",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary();

    public static string Of(string path) => ByEnding.GetValueOrDefault(Path.GetExtension(path).ToLowerInvariant(), Unknown);
}
