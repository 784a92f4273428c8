using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Postmortems.Cli.Output;

/// <summary>JSON as the tool writes it: letters of every script as themselves, control characters and those that turn text escaped.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(Allowed()) };

    /// <summary>Written at once: a reader never gets half a document.</summary>
    public static void Write(TextWriter writer, Action<Utf8JsonWriter> document)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
            document(json);
        writer.Write(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n");
    }

    // Beside the control characters, which are never allowed: marks without width, and those that turn the direction of text.
    private static TextEncoderSettings Allowed()
    {
        var allowed = new TextEncoderSettings(UnicodeRanges.All);
        allowed.ForbidCharacters('\u200B', '\u200E', '\u200F', '\uFEFF');
        allowed.ForbidRange(UnicodeRange.Create('\u202A', '\u202E'));
        allowed.ForbidRange(UnicodeRange.Create('\u2066', '\u2069'));
        return allowed;
    }

    /// <summary>Half a surrogate pair, which YAML can spell out and JSON readers refuse, becomes U+FFFD.</summary>
    public static void WriteText(this Utf8JsonWriter json, string name, string text) => json.WriteString(name, Encoding.UTF8.GetBytes(text));
}
