using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Site;
using Postmortems.Site.Charts;
using Postmortems.Site.PlaybookBlocks;
using Postmortems.Theme.Charts;

namespace Postmortems.Tests.Support;

/// <summary>Every kind of chart, of every awkward kind of data.</summary>
internal static class ChartSamples
{
    public const string LongEnglish = "A certificate that nobody had on any list expired, and with it every connection between the two halves of the billing cluster";
    public const string LongChinese = "一张不在任何清单上的证书到期，计费集群两半之间的所有连接随之全部中断，直到有人想起它的存放位置";

    private static readonly Place There = new(new PagePath("incidents/2024-03-14-slow.html"));
    private static readonly DayScale Days = new(new LocalDate(2024, 10, 1), new LocalDate(2026, 9, 30));
    private static readonly Duration TwoYears = Duration.FromDays(730);

    /// <summary>Names the shape of the data; each kind of chart draws them all.</summary>
    public static ImmutableArray<(string Name, ImmutableArray<(string Name, double Seconds)> Values)> Cases { get; } =
    [
        ("usual", [("Cache", 90), ("Change", 600), ("Disk", 2_700), ("Network", 14_400), ("Clock", 90_000)]),
        ("nothing", []),
        ("one", [("Cache", 600)]),
        ("equal", [("Cache", 600), ("Change", 600), ("Disk", 600)]),
        ("extreme", [("Cache", 1), ("Change", 3_600), ("Disk", TwoYears.TotalSeconds)]),
        ("long-names", [(LongEnglish, 600), (LongChinese, 7_200), ("‮right to left‬ 🚒", 60)]),
    ];

    public static ImmutableArray<(string Kind, Type Drawing, Func<ImmutableArray<(string Name, double Seconds)>, Chart> Make)> Kinds { get; } =
    [
        ("bars", typeof(BarDrawing), Bars),
        ("columns", typeof(ColumnDrawing), Columns),
        ("dots-over-time", typeof(DotDrawing), values => DotStrip.OverTime(Words(3), values.Select((value, i) => (Day(i), DotOf(value, i))), Days)),
        ("dots-in-numbers", typeof(DotDrawing), values => DotStrip.OverDurations(Words(3), [.. values.SelectMany((value, i) => Enumerable.Repeat((Duration.FromSeconds(value.Seconds), DotOf(value, i)), 15))]).Lightened(2, new MoreRows("The others", new(new PagePath("incidents.html"), "quarter=2026-Q3")))),
        ("dots-over-durations", typeof(DotDrawing), values => DotStrip.OverDurations(Words(3), [.. values.Select((value, i) => (Duration.FromSeconds(value.Seconds), DotOf(value, i)))], Marker(values))),
        ("ecdf", typeof(EcdfDrawing), Ecdf),
        ("line", typeof(LineDrawing), values => LineChart.Of(Words(3), Points(values), Days, value => $"{value / 3_600:0.#} h")),
        ("line-of-durations", typeof(LineDrawing), values => LineChart.OfDurations(Words(3), Points(values), Days)),
        ("heat", typeof(HeatDrawing), Heat),
        ("metric", typeof(MetricDrawing), Metric),
        ("phases", typeof(PhaseDrawing), values => PhaseBar.Of(Words(2), [.. values.Select((value, i) => new Stretch(value.Name, i + 1, i == 1 ? null : Duration.FromSeconds(value.Seconds), Said(value.Seconds)) { IsJoined = i == 2 })])),
        ("survival", typeof(SurvivalDrawing), Survival),
        ("map-of-durations", typeof(ScatterDrawing), values => ScatterMap.OfDurations(Words(3), ("noticed →", "↑ hurt"), [.. values.Select((value, i) => new MapPoint(DotOf(value, i), 60 * (i + 1), value.Seconds))])),
        ("rows", typeof(RowDrawing), Rows),
        ("spark", typeof(SparkDrawing), values => Sparkline.Of(Words(2), [.. values.Select(value => (value.Name, value.Seconds, Said(value.Seconds)))])),
    ];

    public static SeverityMark Severity(int rank) => new(rank == 0 ? "unknown" : $"P{rank - 1}", rank, "", "");

    public static ChartWords Words(int columns) => new("What broke", "Incidents by what broke", "en", [.. new[] { "What", "How much", "More", "More still", "Most" }.Take(columns)]);

    private static Chart Bars(ImmutableArray<(string Name, double Seconds)> values) => BarChart.Of(
        Words(3),
        [.. values.Select((value, i) => new Bar(value.Name, value.Seconds, Said(value.Seconds)) { Link = There, Interval = i == 0 ? (value.Seconds / 2, value.Seconds * 2, "half to double") : null })]);

    private static Chart Columns(ImmutableArray<(string Name, double Seconds)> values) => ColumnChart.Of(
        Words(3),
        [.. values.Select((value, i) => Column.Of(new Quarter(2025 + (i / 4), (i % 4) + 1), [new ColumnPart(Severity(i), i) { Link = There }, new ColumnPart(Severity(i + 1), (int)Math.Min(value.Seconds / 60, 9_999))]) with { Interval = i == 0 ? (0.5, 4) : null })]);

    private static Chart Ecdf(ImmutableArray<(string Name, double Seconds)> values) => EcdfChart.Of(
        Words(3),
        [new DurationSeries("2026-Q3", [.. values.Select(value => Duration.FromSeconds(value.Seconds))]), new DurationSeries("2026-Q2", [.. values.Skip(1).Select(value => Duration.FromSeconds(value.Seconds / 2))])],
        Marker(values));

    private static Chart Heat(ImmutableArray<(string Name, double Seconds)> values) => HeatMap.Of(
        Words(3),
        [.. values.Select(value => value.Name)],
        [.. values.Select(value => value.Name)],
        [.. values.Select((_, i) => new HeatCell(i, (i * 2) % values.Length, i) { Link = There })]);

    private static Chart Metric(ImmutableArray<(string Name, double Seconds)> values)
    {
        var noon = Instant.FromUtc(2024, 3, 14, 12, 0);
        ImmutableArray<(Instant At, double Value)> points = [.. values.Select((value, i) => (noon + Duration.FromMinutes(i * i * 7), value.Seconds))];
        return MetricChart.Of(Words(2), new MetricData(points, new TimeScale(noon - Duration.FromMinutes(20), noon + Duration.FromHours(2), DateTimeZone.Utc))
        {
            Stretches = [new(noon - Duration.FromHours(9), noon + Duration.FromMinutes(4), 2, "Started"), new(noon + Duration.FromMinutes(4), noon + Duration.FromMinutes(12), 3, "Detected"), new(noon + Duration.FromMinutes(12), noon + Duration.FromHours(1), 6, "Mitigated")],
            Changes = [.. points.Skip(2).Take(1).Select(point => (point.At, point.Value, "a jump"))],
            Spikes = [.. points.Skip(3).Take(1).Select(point => (point.At, point.Value, "a spike"))],
        })
        with
        { Notes = ["A sentence.", "Another one."] };
    }

    private static RowStrip Rows(ImmutableArray<(string Name, double Seconds)> values) => RowStrip.Of(
        Words(4),
        [.. values.Select((value, i) => new StripRow(value.Name, [.. Enumerable.Range(0, (i * 3) + 1).Select(n => (Day(i).PlusDays(n), DotOf(value, n)))], i == 0 ? There : null))],
        Days);

    private static Chart Survival(ImmutableArray<(string Name, double Seconds)> values)
    {
        var sorted = values.Select(value => value.Seconds / 86_400).Distinct().Order().ToList();
        var points = sorted.Select((days, i) => new SurvivalPoint(days, sorted.Count - i, 1, 1 - ((i + 1.0) / (sorted.Count + 1)), i < 2 ? (0.2 / (i + 1), 1 - (i * 0.1)) : null));
        return SurvivalChart.Of(Words(5), [.. points], sorted.DefaultIfEmpty().Max() + 10, days => sorted.Count(day => day >= days));
    }

    private static List<LinePoint> Points(ImmutableArray<(string Name, double Seconds)> values) =>
        [.. values.Select((value, i) => new LinePoint(Day(i), value.Name, value.Seconds, Said(value.Seconds)) { Band = i == 1 ? null : (value.Seconds / 2, value.Seconds * 1.5, "half to half more") })];

    private static DurationMarker? Marker(ImmutableArray<(string Name, double Seconds)> values) => values.IsEmpty
        ? null
        : new DurationMarker(Duration.FromSeconds(values[values.Length / 2].Seconds), $"median {values[values.Length / 2].Name}") { Interval = (Duration.FromSeconds(values.Min(value => value.Seconds)), Duration.FromSeconds(values.Max(value => value.Seconds))) };

    private static Dot DotOf((string Name, double Seconds) value, int place) =>
        new(value.Name, Said(value.Seconds), Severity(place % 6)) { Link = There, Note = place == 0 ? "a note" : "" };

    private static LocalDate Day(int place) => Days.First.PlusDays(place * place * 40);

    private static string Said(double seconds) => $"{seconds:0} s";
}
