using System.Buffers.Binary;

namespace Postmortems.Editions.Pictures;

/// <summary>GIF without comments, texts and what programs left in it, and with nothing behind its end.</summary>
/// <remarks>Graphics Interchange Format, version 89a. Of application extensions only the one that repeats an animation is kept.</remarks>
internal static class GifPicture
{
    private const byte Extension = 0x21, Image = 0x2C, Trailer = 0x3B, GraphicControl = 0xF9, Application = 0xFF;

    /// <returns>Null for what is no whole GIF.</returns>
    public static byte[]? Bare(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 13 || !(bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8)))
            return null;
        using var bare = new MemoryStream(bytes.Length);
        var at = 13 + TableLength(bytes[10]);
        if (at > bytes.Length)
            return null;
        bare.Write(bytes[..at]);
        while (at < bytes.Length)
        {
            if (bytes[at] == Trailer)
            {
                bare.WriteByte(Trailer);
                return bare.ToArray();
            }

            var end = EndOf(bytes, at);
            if (end < 0)
                return null;
            if (IsKept(bytes[at..end]))
                bare.Write(bytes[at..end]);
            at = end;
        }

        return null;
    }

    private static bool IsKept(ReadOnlySpan<byte> block) =>
        block[0] == Image || block[1] == GraphicControl
        || (block[1] == Application && block[3..].StartsWith("NETSCAPE2.0"u8) && block.Length == 19 && BinaryPrimitives.ReadUInt16BigEndian(block[14..]) == 0x0301);

    private static int TableLength(byte packed) => (packed & 0x80) != 0 ? 3 << ((packed & 7) + 1) : 0;

    /// <summary>Behind the block that begins there; -1 where there is none.</summary>
    private static int EndOf(ReadOnlySpan<byte> bytes, int at)
    {
        var data = bytes[at] switch
        {
            Extension => at + 2,
            Image when at + 10 < bytes.Length => at + 11 + TableLength(bytes[at + 9]),
            _ => bytes.Length,
        };
        while (data < bytes.Length && bytes[data] != 0)
            data += bytes[data] + 1;
        return data < bytes.Length ? data + 1 : -1;
    }
}
