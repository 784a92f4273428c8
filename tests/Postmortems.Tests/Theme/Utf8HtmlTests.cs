using System.Buffers;
using System.Text;
using Postmortems.Theme;

namespace Postmortems.Tests.Theme;

/// <summary>What is written in pieces is what the whole would be, wherever a piece ends.</summary>
public class Utf8HtmlTests
{
    // Longer than what is kept before it is given on, so that pairs and line ends are cut at every place.
    [Theory]
    [InlineData("a\r\nb", 7)]
    [InlineData("事故😀", 5)]
    [InlineData("\r\r\n\n\r", 3)]
    [InlineData("\ud83d", 1)]
    [InlineData("", 1)]
    public void Pieces_of_any_length_give_the_bytes_of_the_whole(string text, int piece)
    {
        var whole = new StringBuilder().Insert(0, text, 9_001).Append(text).ToString();
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8Html(bytes))
        {
            for (var i = 0; i < whole.Length; i += piece)
                writer.Write(whole.AsSpan(i, Math.Min(piece, whole.Length - i)));
        }

        Assert.Equal(Encoding.UTF8.GetBytes(whole.Replace("\r\n", "\n", StringComparison.Ordinal)), bytes.WrittenSpan.ToArray());
    }

    [Fact]
    public void Characters_one_by_one_give_the_bytes_of_the_whole()
    {
        var whole = new StringBuilder().Insert(0, "图😀\r\n", 5_000).ToString();
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8Html(bytes))
        {
            foreach (var letter in whole)
                writer.Write(letter);
        }

        Assert.Equal(Encoding.UTF8.GetBytes(whole.Replace("\r\n", "\n", StringComparison.Ordinal)), bytes.WrittenSpan.ToArray());
    }
}
