using NodaTime;
using Postmortems.Site.Charts;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Site.Charts;

/// <summary>Whatever the data, no two labels of an axis touch on a phone of 360 px, and so on no wider screen; and none leaves the page.</summary>
public sealed class CollisionTests
{
    private const int Tries = 400;
    private static readonly string[] Words = ["Q1", "2026", "10 min", "1 小时", "database", "数据库连接池", "WWWWW", "30 d", ChartSamples.LongChinese, ChartSamples.LongEnglish, ""];

    [Fact]
    public void No_two_labels_touch_wherever_the_ticks_are()
    {
        var random = new Random(11);
        for (var i = 0; i < Tries; i++)
        {
            var wishes = Enumerable.Range(0, random.Next(40)).Select(_ => new TickWish(random.NextDouble(), Words[random.Next(Words.Length)], random.Next(3))).ToList();
            AreApart(Ticks.Fit(wishes, Chart.Narrow), Chart.Narrow);
        }
    }

    [Fact]
    public void No_two_durations_touch()
    {
        var random = new Random(12);
        for (var i = 0; i < Tries; i++)
        {
            var values = Enumerable.Range(0, 1 + random.Next(20)).Select(_ => Duration.FromSeconds(Math.Pow(10, random.NextDouble() * 8))).ToList();
            foreach (var language in new[] { "en", "zh" })
                AreApart(Ticks.Fit(Ticks.Durations(LogScale.OfDurations(values), language), Chart.Narrow - 44), Chart.Narrow - 44);
        }
    }

    [Fact]
    public void No_two_quarters_touch_and_most_years_are_named()
    {
        var random = new Random(13);
        for (var i = 0; i < Tries; i++)
        {
            var first = new LocalDate(2010, 1, 1).PlusDays(random.Next(5_000));
            var last = first.PlusDays(60 + random.Next(3_500));
            var ticks = Ticks.Fit(Ticks.Quarters(new DayScale(first, last)), Chart.Narrow - 60);
            AreApart(ticks, Chart.Narrow - 60);
            // At the edges a label turns inwards and may take its neighbour's room.
            Assert.True(ticks.Count(tick => tick.Label.Length == 4) >= (last.Year - first.Year) / 2, $"{first} {last}");
        }
    }

    [Fact]
    public void No_two_labels_touch_one_above_the_other()
    {
        var random = new Random(16);
        for (var i = 0; i < Tries; i++)
        {
            var points = Enumerable.Range(0, 1 + random.Next(9)).Select(n => new LinePoint(new LocalDate(2026, 1 + n, 1), "x", Math.Pow(10, random.NextDouble() * 9), "x")).ToList();
            var days = new DayScale(new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31));
            AreApart(LineChart.OfDurations(ChartSamples.Words(3), points, days).Grid);
            AreApart(LineChart.Of(ChartSamples.Words(3), points, days, value => $"{value}").Grid);
            AreApart(ColumnChart.Of(ChartSamples.Words(3), [new Column("x", "x", "x", [new ColumnPart(ChartSamples.Severity(1), random.Next(5_000))])]).Grid);
        }
    }

    [Fact]
    public void A_shortened_name_has_room()
    {
        var random = new Random(14);
        foreach (var word in Words)
        {
            for (var i = 0; i < 50; i++)
            {
                var room = random.NextDouble() * 320;
                Assert.True(ChartText.Width(ChartText.Shorten(word, room)) <= room, $"{word} {room}");
            }
        }
    }

    [Fact]
    public void Names_and_values_of_bars_stand_apart()
    {
        var bars = Words.SelectMany(name => Words, (name, said) => new Bar(name, 1, ChartText.Shorten(said, 150))).ToList();
        Assert.All(BarChart.Of(ChartSamples.Words(2), bars).Bars, mark => Assert.True(ChartText.Width(mark.Label) + ChartText.Width(mark.Bar.Said) < Chart.Narrow));
    }

    [Fact]
    public void No_two_dots_cover_one_another()
    {
        var random = new Random(15);
        foreach (var count in new[] { 1, 2, 30, 150, 900 })
        {
            var dots = Enumerable.Range(0, count).Select(_ => (Duration.FromSeconds(Math.Pow(10, random.NextDouble() * 6)), new Dot("x", "x", ChartSamples.Severity(1)))).ToList();
            var strip = DotStrip.OverDurations(ChartSamples.Words(3), dots);
            var rows = strip.Dots.GroupBy(dot => dot.Y);
            Assert.All(rows, row => Assert.All(row.Zip(row.Skip(1)), pair => Assert.True((pair.Second.X - pair.First.X) / 100 * Chart.Narrow >= strip.Size)));
            Assert.All(strip.Dots, dot => Assert.InRange(dot.Y, 0, strip.Ground));
        }
    }

    private static void AreApart(IEnumerable<TickAcross> ticks, double room)
    {
        var spans = ticks.Where(tick => tick.Label.Length > 0).Select(tick => SpanOf(tick, room)).OrderBy(span => span.From).ToList();
        Assert.All(spans, span => Assert.True(span.From >= -1e-6 && span.To <= room + 1e-6, $"{span}"));
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From, $"{pair}"));
    }

    private static void AreApart(IEnumerable<TickUp> ticks)
    {
        var heights = ticks.Select(tick => tick.At).Order().ToList();
        Assert.InRange(heights.Count, 1, 11);
        Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.True(pair.Second - pair.First >= ChartText.Size, $"{pair}"));
    }

    private static (double From, double To) SpanOf(TickAcross tick, double room)
    {
        var (at, width) = (tick.At / 100 * room, ChartText.Width(tick.Label));
        return tick.Anchor switch
        {
            LabelAnchor.Start => (at, at + width),
            LabelAnchor.End => (at - width, at),
            _ => (at - (width / 2), at + (width / 2)),
        };
    }
}
