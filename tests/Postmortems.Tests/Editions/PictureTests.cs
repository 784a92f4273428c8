using System.Text;
using Postmortems.Editions;

namespace Postmortems.Tests.Editions;

/// <summary>Of a picture nothing is published but what is drawn.</summary>
public sealed class PictureTests
{
    private const string Place = "48.2082 N 16.3738 E";

    public static TheoryData<string> Kinds => ["a.png", "a.jpg", "a.gif", "a.webp"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_programs_leave_in_it_is_gone(string name)
    {
        Assert.Contains(Place, Encoding.Latin1.GetString(Made(name, Place)), StringComparison.Ordinal);
        var bare = Bare(name, Made(name, Place))!;
        Assert.DoesNotContain(Place, Encoding.Latin1.GetString(bare), StringComparison.Ordinal);
        Assert.Equal(bare, Bare(name, Made(name, "elsewhere, and much longer than before")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_bare_picture_stays_as_it_is(string name)
    {
        var bare = Bare(name, Made(name, Place))!;
        Assert.Equal(bare, Bare(name, bare));
        Assert.True(bare.Length > 20);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_that_is_cut_off_is_refused(string name)
    {
        var bare = Bare(name, Made(name, Place))!;
        Assert.All(Enumerable.Range(0, bare.Length), length => Assert.Null(Bare(name, bare[..length])));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Bytes_of_any_kind_are_read_to_an_end(string name)
    {
        var (random, whole) = (new Random(20_260_930), Made(name, Place));
        for (var i = 0; i < 2_000; i++)
        {
            var torn = (byte[])whole.Clone();
            for (var slips = random.Next(1, 5); slips > 0; slips--)
                torn[random.Next(torn.Length)] = (byte)random.Next(256);
            _ = Bare(name, torn);
        }
    }

    [Theory]
    [InlineData("a.pdf")]
    [InlineData("a.avif")]
    [InlineData("a.svg")]
    public void What_nobody_can_clean_is_not_published(string name) => Assert.Null(Bare(name, Encoding.ASCII.GetBytes("%PDF-1.7")));

    [Fact]
    public void The_frames_of_a_film_and_what_repeats_it_stay()
    {
        var bare = Encoding.Latin1.GetString(Bare("a.gif", Made("a.gif", Place))!);
        Assert.Contains("NETSCAPE2.0", bare, StringComparison.Ordinal);
        Assert.DoesNotContain("XMP", bare, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_is_cleaned_and_one_that_is_no_text_is_refused()
    {
        Assert.Equal("A", Encoding.UTF8.GetString(CleanFile.Of("a.log", "a"u8.ToArray(), text => text.ToUpperInvariant())!.Value.Span));
        Assert.Null(CleanFile.Of("a.log", new byte[] { 0xFF, 0xFE, 0x00 }, text => text));
    }

    private static byte[] Made(string name, string text) => Path.GetExtension(name) switch
    {
        ".png" => Pictures.Png(text),
        ".jpg" => Pictures.Jpeg(text),
        ".gif" => Pictures.Gif(text),
        _ => Pictures.WebP(text),
    };

    private static byte[]? Bare(string name, byte[] bytes) => CleanFile.Of(name, bytes, text => text)?.ToArray();
}
