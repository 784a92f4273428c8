using System.Buffers.Binary;

namespace Postmortems.Editions.Pictures;

/// <summary>PNG with nothing but what is needed to draw it: no texts, no EXIF, no time, and nothing behind its end.</summary>
/// <remarks>Portable Network Graphics (PNG) Specification, third edition: 5.3 chunk layout, 11 chunks; APNG within it.</remarks>
internal static class PngPicture
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>What draws: the critical chunks, transparency, colour space as numbers, size of a pixel, and animation.</summary>
    private static readonly string[] Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "sRGB", "cICP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT"];

    /// <returns>Null for what is no whole PNG.</returns>
    public static byte[]? Bare(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Signature))
            return null;
        using var bare = new MemoryStream(bytes.Length);
        bare.Write(Signature);
        for (var at = Signature.Length; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - 12)
                return null;
            var chunk = bytes.Slice(at, (int)length + 12);
            var type = System.Text.Encoding.Latin1.GetString(chunk.Slice(4, 4));
            if ((at == Signature.Length) != (type == "IHDR") || Checksum(chunk[4..^4]) != BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]))
                return null;
            if (Kept.Contains(type))
                bare.Write(chunk);
            at += chunk.Length;
            if (type == "IEND")
                return bare.ToArray();
        }

        return null;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320u : sum >> 1;
        }

        return ~sum;
    }
}
