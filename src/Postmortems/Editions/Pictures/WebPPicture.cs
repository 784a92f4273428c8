using System.Buffers.Binary;

namespace Postmortems.Editions.Pictures;

/// <summary>WebP without EXIF, XMP, colour profile and chunks that nobody knows, and with nothing behind its end.</summary>
/// <remarks>RFC 9649, 2.3 to 2.7.</remarks>
internal static class WebPPicture
{
    private const byte HasExif = 0x08, HasXmp = 0x04, HasProfile = 0x20;

    private static readonly string[] Kept = ["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF"];

    /// <returns>Null for what is no whole WebP.</returns>
    public static byte[]? Bare(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 20 || !bytes.StartsWith("RIFF"u8) || !bytes[8..].StartsWith("WEBP"u8))
            return null;
        var end = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L;
        if (end > bytes.Length)
            return null;
        using var bare = new MemoryStream(bytes.Length);
        bare.Write(bytes[..12]);
        var hasPicture = false;
        for (var at = 12; at < end;)
        {
            var length = at + 8 <= end ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]) : uint.MaxValue;
            // Chunks of odd length are filled up by a byte.
            var whole = 8L + length + (length & 1);
            if (at + whole > end)
                return null;
            var type = System.Text.Encoding.Latin1.GetString(bytes.Slice(at, 4));
            if (type == "ANMF" && !IsPlainFrame(bytes.Slice(at + 8, (int)length)))
                return null;
            if (Kept.Contains(type))
                Write(bare, type, bytes.Slice(at, (int)(8 + length)));
            hasPicture |= type is "VP8 " or "VP8L" or "ANMF";
            at += (int)whole;
        }

        if (!hasPicture)
            return null;
        var picture = bare.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(picture.AsSpan(4), (uint)picture.Length - 8);
        return picture;
    }

    /// <summary>A frame holds chunks again: those of a picture, or else it is refused.</summary>
    private static bool IsPlainFrame(ReadOnlySpan<byte> frame)
    {
        var at = 16L;
        while (at + 8 <= frame.Length && System.Text.Encoding.Latin1.GetString(frame.Slice((int)at, 4)) is "ALPH" or "VP8 " or "VP8L")
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(frame[((int)at + 4)..]);
            at += 8L + length + (length & 1);
        }

        return at == frame.Length;
    }

    private static void Write(MemoryStream bare, string type, ReadOnlySpan<byte> chunk)
    {
        var start = (int)bare.Length;
        bare.Write(chunk);
        if ((chunk.Length & 1) != 0)
            bare.WriteByte(0);
        if (type == "VP8X" && chunk.Length > 8)
            bare.GetBuffer()[start + 8] &= unchecked((byte)~(HasExif | HasXmp | HasProfile));
    }
}
