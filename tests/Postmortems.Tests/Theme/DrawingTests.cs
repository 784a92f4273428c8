using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Postmortems.Site.Charts;
using Postmortems.Tests.Support;
using Postmortems.Theme;
using Postmortems.Theme.Charts;

namespace Postmortems.Tests.Theme;

/// <summary>What a reader sees of each kind of chart.</summary>
public sealed partial class DrawingTests
{
    public static TheoryData<string> Kinds { get; } = [.. ChartSamples.Kinds.Select(kind => kind.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_chart_is_drawn_as_it_was_read(string kind)
    {
        var text = new StringBuilder();
        foreach (var (name, _) in ChartSamples.Cases)
            text.Append("=== ").Append(name).Append('\n').Append(Lines().Replace(await DrawAsync(kind, name), "\n").Trim()).Append('\n');
        Golden.Check(text.ToString(), $"chart-{kind}.html.txt");
    }

    [Fact]
    public void Every_drawing_is_among_the_samples() =>
        Assert.Equal(
            typeof(RazorTheme).Assembly.GetTypes().Where(type => type.Namespace == typeof(BarDrawing).Namespace && type.GetProperty("Chart")?.PropertyType.IsSubclassOf(typeof(Chart)) == true).Select(type => type.Name).Order(StringComparer.Ordinal),
            ChartSamples.Kinds.Select(kind => kind.Drawing.Name).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_picture_has_a_name_and_a_description(string kind)
    {
        var picture = (await ParseAsync(kind, "usual")).QuerySelector("svg[role]")!;
        var named = picture.GetAttribute("aria-labelledby")!.Split(' ').Select(id => picture.QuerySelector($"#{id}")!);
        Assert.Equal([("title", "What broke"), ("desc", "Incidents by what broke")], named.Select(part => (part.LocalName, part.TextContent)));
        Assert.Equal(picture.QuerySelector("a[href]") is null ? "img" : "group", picture.GetAttribute("role"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Its_numbers_stand_beneath_it_or_nothing_is_drawn(string kind)
    {
        if (kind is "spark")
            return;
        Assert.Empty((await ParseAsync(kind, "nothing")).QuerySelectorAll(kind is "phases" ? ".fill" : "svg"));
        var page = await ParseAsync(kind, "usual");
        Assert.NotEmpty(page.QuerySelectorAll(kind is "phases" ? ".stretches li" : "details tbody tr"));
        Assert.All(page.QuerySelectorAll("tbody tr"), row => Assert.Equal(page.QuerySelectorAll("thead th").Length, row.Children.Length));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_number_is_written_that_no_browser_can_read(string kind)
    {
        foreach (var (name, _) in ChartSamples.Cases)
            Assert.DoesNotMatch(Unreadable(), string.Join('\n', (await ParseAsync(kind, name)).QuerySelectorAll("svg *").SelectMany(element => element.Attributes).Select(attribute => attribute.Value)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_is_wider_than_nothing_or_outside_the_plot(string kind)
    {
        foreach (var (name, _) in ChartSamples.Cases)
        {
            var page = await ParseAsync(kind, name);
            var across = page.QuerySelectorAll("svg [x], svg [x1], svg [cx], svg [width]").SelectMany(element => new[] { "x", "x1", "x2", "cx", "width" }.Select(element.GetAttribute));
            Assert.All(across.Where(value => value?.EndsWith('%') == true).Select(value => double.Parse(value![..^1], System.Globalization.CultureInfo.InvariantCulture)), value => Assert.InRange(value, 0, 100.01));
        }
    }

    [Fact]
    public async Task A_label_that_was_cut_has_its_whole_name_beside_it()
    {
        var page = await ParseAsync("bars", "long-names");
        Assert.Contains(page.QuerySelectorAll("text"), text => text.TextContent.EndsWith('…'));
        Assert.Equal([$"{ChartSamples.LongEnglish}: 600 s", $"{ChartSamples.LongChinese}: 7200 s"], page.QuerySelectorAll("a > title").Take(2).Select(title => title.TextContent));
    }

    private static Task<string> DrawAsync(string kind, string name)
    {
        var (_, drawing, make) = ChartSamples.Kinds.Single(one => one.Kind == kind);
        return Drawings.DrawAsync(drawing, make(ChartSamples.Cases.Single(one => one.Name == name).Values));
    }

    private static async Task<IDocument> ParseAsync(string kind, string name) => new HtmlParser().ParseDocument(await DrawAsync(kind, name));

    [GeneratedRegex(@"NaN|Infinity|∞|-0\.?0*%|E[+-]\d")]
    private static partial Regex Unreadable();

    [GeneratedRegex(@"(\r?\n[ \t]*)+")]
    private static partial Regex Lines();
}
