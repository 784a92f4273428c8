using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Postmortems.Tests.Editions;

/// <summary>The smallest pictures of their kinds, with a text wherever programs leave one.</summary>
internal static class Pictures
{
    private static readonly byte[] Chunk = [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0];

    public static byte[] Png(string text) =>
    [
        0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. PngChunk("IHDR", Chunk), .. PngChunk("tEXt", Bytes($"Author\0{text}")), .. PngChunk("zTXt", Bytes($"Comment\0\0{text}")), .. PngChunk("iTXt", Bytes($"XML:com.adobe.xmp\0\0\0\0\0{text}")),
        .. PngChunk("eXIf", Bytes($"MM{text}")), .. PngChunk("tIME", [7, 0xEA, 3, 14, 12, 0, 0]), .. PngChunk("iCCP", Bytes($"{text}\0\0")), .. PngChunk("prVt", Bytes(text)), .. PngChunk("IDAT", Squeezed([0, 1, 2, 3])), .. PngChunk("tEXt", Bytes($"Title\0{text}")), .. PngChunk("IEND", []), .. Bytes(text),
    ];

    public static byte[] Jpeg(string text) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 1, 0, 72, 0, 72, 1, 1, .. Bytes(text)]), .. Segment(0xE1, [.. "Exif\0\0"u8, .. Bytes(text)]), .. Segment(0xE1, Bytes($"http://ns.adobe.com/xap/1.0/\0{text}")),
        .. Segment(0xE2, Bytes($"ICC_PROFILE\0{text}")), .. Segment(0xED, Bytes($"Photoshop 3.0\0{text}")), .. Segment(0xFE, Bytes(text)), .. Segment(0xDB, new byte[65]), .. Segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
        .. Segment(0xC4, new byte[17]), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, .. Segment(0xFE, Bytes(text)), 0xFF, 0xD9, .. Bytes(text),
    ];

    public static byte[] Gif(string text) =>
    [
        .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, .. Extension(0xFE, Bytes(text)), .. Extension(0xFF, "NETSCAPE2.0"u8, [1, 0, 0]), .. Extension(0xFF, "XMP DataXMP"u8, Bytes(text)), .. Extension(0x01, new byte[12], Bytes(text)),
        .. Extension(0xF9, [0, 0, 0, 0]), 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0, .. Extension(0xFE, Bytes(text)), 0x3B, .. Bytes(text),
    ];

    public static byte[] WebP(string text)
    {
        byte[] chunks = [.. RiffChunk("VP8X", [0x2C, 0, 0, 0, 0, 0, 0, 0, 0, 0]), .. RiffChunk("ICCP", Bytes(text)), .. RiffChunk("VP8L", [0x2F, 0, 0, 0, 0, 7]), .. RiffChunk("EXIF", Bytes(text)), .. RiffChunk("XMP ", Bytes(text)), .. RiffChunk("note", Bytes(text))];
        return [.. "RIFF"u8, .. Little(chunks.Length + 4), .. "WEBP"u8, .. chunks, .. Bytes(text)];
    }

    private static byte[] PngChunk(string type, byte[] data)
    {
        byte[] typed = [.. Bytes(type), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Checksum(typed));
        return [.. length, .. typed, .. sum];
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Extension(byte label, params IEnumerable<byte[]> blocks) => [0x21, label, .. blocks.SelectMany(block => (byte[])[(byte)block.Length, .. block]), 0];

    private static byte[] Extension(byte label, ReadOnlySpan<byte> first, byte[] second) => Extension(label, [first.ToArray(), second]);

    private static byte[] RiffChunk(string type, byte[] data) => [.. Bytes(type), .. Little(data.Length), .. data, .. new byte[data.Length & 1]];

    private static byte[] Little(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Squeezed(byte[] bytes)
    {
        using var squeezed = new MemoryStream();
        using (var zip = new ZLibStream(squeezed, CompressionLevel.Optimal))
            zip.Write(bytes);
        return squeezed.ToArray();
    }

    private static uint Checksum(byte[] bytes) => ~bytes.Aggregate(0xFFFFFFFFu, (sum, b) => Enumerable.Range(0, 8).Aggregate(sum ^ b, (part, _) => (part & 1) != 0 ? (part >> 1) ^ 0xEDB88320u : part >> 1));
}
