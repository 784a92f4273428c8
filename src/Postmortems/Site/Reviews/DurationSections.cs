using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis.Reviews;
using Postmortems.Site.Charts;

namespace Postmortems.Site.Reviews;

/// <summary>How long things took, and where the time went: sections 3 and 4.</summary>
public static class DurationSections
{
    /// <summary>Of fewer a picture, a median and a mean say less than the incidents themselves.</summary>
    private const int FewestDrawn = 3;

    public static ReviewSection Durations(Review review, ReviewWords words) => review.Durations.All(figure => figure.Now.Of == 0)
        ? new("durations", words.Say("figures.durations"), [new ReviewBlock("") { Sentences = [words.Say("figures.durations.nothing")] }])
        : new("durations", words.Say("figures.durations"),
    [
        new ReviewBlock("")
        {
            Sentences = [words.Say("figures.durations.intro", ("baseline", words.Baseline(review.Scope)))],
            Tables = [Table(review, words)],
        },
        .. review.Durations.Where(figure => figure.Now.Dots.Length >= FewestDrawn).Select(figure => Block(figure, review, words)),
        .. Few([.. review.Durations.Where(figure => figure.Now.Dots.Length is > 0 and < FewestDrawn)], words),
    ]);

    public static string NameOf(DurationFigure figure, ReviewWords words) => words.Say($"clock.{figure.Clock.Id}");

    /// <summary>"2 without a time, 1 too inexact": why the others are not in the figure.</summary>
    public static string LeftOut(DurationSample sample, ReviewWords words)
    {
        (string Key, int Count)[] reasons =
        [
            ("figures.left-out.missing", sample.Missing),
            ("figures.left-out.inexact", sample.TooInexact),
            ("figures.left-out.disorder", sample.OutOfOrder),
        ];
        var said = reasons.Where(reason => reason.Count > 0).Select(reason => words.Say(reason.Key, ("n", ReviewWords.Whole(reason.Count)))).ToList();
        return said.Count == 0 ? "–" : string.Join(words.Say("figures.comma"), said);
    }

    /// <summary>The median, with its interval if there are enough to have one.</summary>
    public static string SaidOf(DurationFigure figure, ReviewWords words) => words.Say(
        figure.Now.MedianInterval is null ? "figures.durations.said-few" : "figures.durations.said",
        ("median", words.Median(figure.Now)), ("interval", Interval(figure.Now, words)),
        ("n", ReviewWords.Whole(figure.Now.Dots.Length)), ("all", ReviewWords.Whole(figure.Now.Of)));

    private static string Interval(DurationSample sample, ReviewWords words) =>
        sample.MedianInterval is { } interval ? words.Durations(interval) : words.Say("figures.too-few-for-interval");

    private static ReviewTable Table(Review review, ReviewWords words) => new(
        words.Say("figures.durations.table"),
        [words.Say("figures.clock"), words.Say("figures.n"), words.Say("figures.median"), words.Say("figures.interval"), words.Say("figures.change"), words.Say("figures.left-out")],
        [
            .. review.Durations.Select(figure => ImmutableArray.Create<ReviewCell>(
                NameOf(figure, words),
                words.Say("figures.of", ("n", ReviewWords.Whole(figure.Now.Dots.Length)), ("all", ReviewWords.Whole(figure.Now.Of))),
                words.Median(figure.Now),
                Interval(figure.Now, words),
                words.Change(figure.Change),
                LeftOut(figure.Now, words))),
        ]);

    private static ReviewBlock Block(DurationFigure figure, Review review, ReviewWords words) => new(NameOf(figure, words))
    {
        Sentences =
        [
            SaidOf(figure, words),
            .. figure.Now.AtLeast == 0 ? ImmutableArray<string>.Empty : [words.Say("figures.durations.running", ("n", ReviewWords.Whole(figure.Now.AtLeast)))],
            words.Say("figures.against", ("baseline", words.Baseline(review.Scope)), ("change", words.Change(figure.Change))),
        ],
        Charts = [Shown(Dots(figure, words), ReviewRoom.Of(review, words)), .. Stairs(figure, review, words)],
        Struck = StruckOf(figure, words),
    };

    /// <summary>One table for all clocks that one or two incidents tell.</summary>
    private static ImmutableArray<ReviewBlock> Few(ImmutableArray<DurationFigure> figures, ReviewWords words) => figures.IsEmpty ? [] :
    [
        new ReviewBlock("")
        {
            Tables =
            [
                new ReviewTable(
                    words.Say("figures.durations.few"),
                    [words.Say("figures.clock"), words.Say("figures.duration"), words.Say("chart.incident")],
                    [.. figures.SelectMany(figure => figure.Now.Dots, (figure, dot) => ImmutableArray.Create<ReviewCell>(NameOf(figure, words), Said(dot, words), new ReviewCell("") { Links = [words.Link(dot.Incident)] }))]),
            ],
        },
    ];

    private static string Said(DurationDot dot, ReviewWords words) =>
        dot.IsAtLeast ? words.Say("duration.at-least", ("duration", words.Duration(dot.Seconds))) : words.Duration(dot.Seconds);

    private static DotStrip Shown(DotStrip dots, ReviewRoom room) =>
        dots.Dots.Length > room.Rows && room.More(dots.Dots.Length - room.Rows, "figures.more.durations", room.ListOf()) is { } more ? dots.Lightened(room.Rows, more) : dots;

    private static DotStrip Dots(DurationFigure figure, ReviewWords words) => DotStrip.OverDurations(
        words.Chart(
            words.Say("figures.dots", ("clock", NameOf(figure, words))), words.Say("figures.dots.is"),
            words.Say("chart.incident"), words.Say("figures.duration"), words.Say("chart.severity")),
        [
            .. figure.Now.Dots.Select(dot => (Length(dot.Seconds), new Dot(
                IncidentRows.Row(dot.Incident, words.Map).Title,
                Said(dot, words),
                IncidentRows.Row(dot.Incident, words.Map).Severity) { Link = words.PlaceOf(dot.Incident) })),
        ],
        MarkerOf(figure, words));

    private static DurationMarker? MarkerOf(DurationFigure figure, ReviewWords words) =>
        figure.Now.Median is not { } median || double.IsInfinity(median.Low) ? null : new DurationMarker(Length(median.Low), words.Median(figure.Now))
        {
            Interval = figure.Now.MedianInterval is { } interval && double.IsFinite(interval.High) ? (Length(interval.Low), Length(interval.High)) : null,
        };

    /// <summary>Of fewer than six a stair says no more than the dots.</summary>
    private static ImmutableArray<Chart> Stairs(DurationFigure figure, Review review, ReviewWords words)
    {
        if (figure.Now.Dots.Length < 6 || figure.Now.AtLeast + figure.Before.AtLeast > 0)
            return [];
        return
        [
            EcdfChart.Of(
                words.Chart(
                    words.Say("figures.stairs", ("clock", NameOf(figure, words))), words.Say("figures.stairs.is"),
                    words.Say("figures.period"), words.Say("figures.duration"), words.Say("figures.stairs.share")),
                [
                    new DurationSeries(words.Name(review.Period), [.. figure.Now.Lower.Select(Length)]),
                    new DurationSeries(words.Baseline(review.Scope), [.. figure.Before.Lower.Select(Length)]),
                ]),
        ];
    }

    private static StruckFigure? StruckOf(DurationFigure figure, ReviewWords words)
    {
        if (figure.Now.Mean is not { } mean)
            return null;
        var struck = figure.Before.Mean is { } before and > 0
            ? words.Say("figures.mean.against", ("mean", words.Duration(mean)), ("before", words.Duration(before)), ("percent", (100 * (mean - before) / before).ToString("+0;−0;0", System.Globalization.CultureInfo.InvariantCulture)))
            : words.Say("figures.mean.alone", ("mean", words.Duration(mean)));
        return new StruckFigure(words.Say("figures.mean"), struck, words.Say("figures.mean.why"));
    }

    // A logarithmic axis has no nought.
    private static Duration Length(double seconds) => Duration.FromSeconds(Math.Max(1, Math.Round(seconds)));

    public static ReviewSection Time(Review review, ReviewWords words)
    {
        var time = review.Time;
        return new ReviewSection("time", words.Say("figures.time"),
        [
            new ReviewBlock("")
            {
                Sentences = [.. SaidOf(time, words)],
                Charts = time.N == 0 ? [] :
                [
                    BarChart.Of(
                        words.Chart(words.Say("figures.time.chart"), words.Say("figures.time.chart.is"), words.Say("figures.stage"), words.Say("figures.duration")),
                        [
                            .. time.Stages.Where(stage => stage.N > 0).Select(stage => new Bar(
                                NameOf(stage.Stage, words),
                                stage.Share,
                                words.Say("figures.time.bar", ("duration", words.Duration(stage.Total.TotalSeconds)), ("share", words.Percent(stage.Share)), ("n", ReviewWords.Whole(stage.N))))),
                        ],
                        1),
                ],
            },
        ]);
    }

    public static IEnumerable<string> SaidOf(TimeSplit time, ReviewWords words)
    {
        yield return words.Say("figures.time.said", ("n", ReviewWords.Whole(time.N)), ("all", ReviewWords.Whole(time.Of)));
        if (time.HarmUnknown < time.Of)
            yield return words.Say("figures.time.harm", ("union", words.Duration(time.HarmUnion.TotalSeconds)), ("sum", words.Duration(time.HarmSum.TotalSeconds)), ("unknown", ReviewWords.Whole(time.HarmUnknown)));
    }

    public static string NameOf(Stage stage, ReviewWords words) => stage switch
    {
        Stage.Detect => words.Say("figures.stage.detect"),
        Stage.Acknowledge => words.Say("figures.stage.acknowledge"),
        Stage.Identify => words.Say("figures.stage.identify"),
        Stage.Mitigate => words.Say("figures.stage.mitigate"),
        Stage.Recover => words.Say("figures.stage.recover"),
        _ => words.Say("figures.stage.untold"),
    };
}
