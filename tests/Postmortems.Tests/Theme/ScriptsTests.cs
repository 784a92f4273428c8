using System.IO.Compression;
using System.Text;
using Postmortems.Configuration;
using Postmortems.Site;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.Theme;

public class ScriptsTests
{
    private static IEnumerable<SiteFile> Scripts => new RazorTheme().Assets(An.Options.Brand).Where(asset => asset.Path.Value.EndsWith(".js", StringComparison.Ordinal));

    [Fact]
    public void All_scripts_of_a_site_together_weigh_less_than_fifteen_kilobytes()
    {
        var weights = Scripts.Select(script => (script.Path, Weight: Weigh(script.Bytes))).ToList();
        Assert.True(weights.Count > 5);
        Assert.True(weights.Sum(weight => weight.Weight) < 15_000, string.Join('\n', weights));
    }

    [Fact]
    public void Comments_and_indentation_stay_at_home() =>
        Assert.Empty(Scripts.SelectMany(Lines).Where(line => line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith("/*", StringComparison.Ordinal) || line != line.Trim()));

    // What is trimmed inside of it would be lost.
    [Fact]
    public void No_text_goes_over_the_end_of_its_line() =>
        Assert.Empty(Scripts.SelectMany(Lines).Where(line => line.Count(c => c == '`') % 2 > 0 || line.EndsWith('\\')));

    private static string[] Lines(SiteFile script) => Encoding.UTF8.GetString(script.Bytes.Span).TrimEnd('\n').Split('\n');

    private static long Weigh(ReadOnlyMemory<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(bytes.Span);
        return packed.Length;
    }
}
