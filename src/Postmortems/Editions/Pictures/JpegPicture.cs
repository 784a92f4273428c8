using System.Buffers.Binary;

namespace Postmortems.Editions.Pictures;

/// <summary>JPEG without EXIF, XMP, IPTC, comments and all else that programs leave in it, and with nothing behind its end.</summary>
/// <remarks>ITU-T T.81, B.1 and B.2. Kept of the application segments: JFIF's, cut to its numbers, and Adobe's, which tells how colours are stored.</remarks>
internal static class JpegPicture
{
    private const byte Start = 0xD8, End = 0xD9, Scan = 0xDA, Comment = 0xFE, App0 = 0xE0, App14 = 0xEE, App15 = 0xEF;

    /// <returns>Null for what is no whole JPEG.</returns>
    public static byte[]? Bare(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != Start)
            return null;
        using var bare = new MemoryStream(bytes.Length);
        bare.Write(bytes[..2]);
        for (var at = 2; at + 2 <= bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == End)
            {
                bare.Write([0xFF, End]);
                return bare.ToArray();
            }

            var length = at + 4 <= bytes.Length ? BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]) : 0;
            if (length < 2 || at + 2 + length > bytes.Length || marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))
                return null;
            bare.Write(Kept(marker, bytes.Slice(at, length + 2)));
            at += length + 2;
            if (marker == Scan)
            {
                var end = EndOfScan(bytes, at);
                bare.Write(bytes[at..end]);
                at = end;
            }
        }

        return null;
    }

    private static ReadOnlySpan<byte> Kept(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        // Without the thumbnail, which may show what the picture does not any more.
        App0 => segment.Length >= 18 && segment[4..].StartsWith("JFIF\0"u8) ? (byte[])[0xFF, App0, 0, 16, .. segment[4..16], 0, 0] : [],
        App14 => segment.Length == 16 && segment[4..].StartsWith("Adobe"u8) ? segment : [],
        Comment or (>= App0 and <= App15) or (>= 0xF0 and <= 0xFD) => [],
        _ => segment,
    };

    // Within a scan 0xFF is followed by 0, or by the sign of a restart.
    private static int EndOfScan(ReadOnlySpan<byte> bytes, int at)
    {
        while (at + 1 < bytes.Length && !(bytes[at] == 0xFF && bytes[at + 1] is not 0 and not (>= 0xD0 and <= 0xD7)))
            at++;
        return at;
    }
}
