using System.Text;
using Postmortems.Editions.Pictures;

namespace Postmortems.Editions;

/// <summary>A file beside a report as an edition may carry it.</summary>
public static class CleanFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>Null for what cannot be cleaned: a document keeps its author's name somewhere, and a malformed picture anything.</returns>
    public static ReadOnlyMemory<byte>? Of(string path, ReadOnlyMemory<byte> bytes, Func<string, string> clean)
    {
        var cleaned = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" or ".json" or ".log" or ".txt" => Text(bytes, clean),
            ".jpg" or ".jpeg" => JpegPicture.Bare(bytes.Span),
            ".png" => PngPicture.Bare(bytes.Span),
            ".gif" => GifPicture.Bare(bytes.Span),
            ".webp" => WebPPicture.Bare(bytes.Span),
            _ => null,
        };
        // No array would become a memory without bytes by itself.
        return cleaned is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(cleaned);
    }

    private static byte[]? Text(ReadOnlyMemory<byte> bytes, Func<string, string> clean)
    {
        try
        {
            return Utf8.GetBytes(clean(Utf8.GetString(bytes.Span)));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
