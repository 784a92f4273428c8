using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Postmortems.Language;

namespace Postmortems.Site.Charts;

/// <summary>The share that goes on, from one time at which some ended to the next.</summary>
/// <param name="Days">From 0.</param>
/// <param name="AtRisk">Watched until just before.</param>
/// <param name="Band">Null where none can be reckoned.</param>
public sealed record SurvivalPoint(double Days, int AtRisk, int Ended, double Share, (double Low, double High)? Band);

/// <summary>How many are still open after so many days: the stair of Kaplan and Meier, its band, and how many were watched so long.</summary>
public sealed record SurvivalChart(ChartWords Words, Curve Line, ImmutableArray<(double X, double Y)> Band) : Chart(Words)
{
    /// <summary>Of more steps every second is told in the table, or every third.</summary>
    private const int MostRows = 60;

    /// <summary>Days that people say: weeks, months, years.</summary>
    private static readonly int[] Steps = [7, 30, 90, 180, 365, 730, 1_825, 3_650, 7_300, 36_500];

    private const double Head = 10;
    private const double Plot = 150;
    private const double Gutter = 44;

    public double Ground { get; } = Head + Plot;

    public ImmutableArray<TickUp> Grid { get; } = Shares.Grid(Head, Plot, Words.Language);

    public ImmutableArray<TickAcross> Ticks { get; init; } = [];

    /// <summary>Beneath the ticks: how many were watched so long.</summary>
    public ImmutableArray<TickAcross> AtRisk { get; init; } = [];

    /// <summary>Columns of the numbers: days, watched, ended, share still open, its interval.</summary>
    /// <param name="points">In order of time.</param>
    /// <param name="last">Days up to which anything was watched.</param>
    /// <param name="atRisk">How many were watched for at least so many days.</param>
    public static SurvivalChart Of(ChartWords words, IReadOnlyList<SurvivalPoint> points, double last, Func<double, int> atRisk)
    {
        // After the last that ended, the stair is level for ever.
        var ended = points.Select(point => point.Days).DefaultIfEmpty().Last();
        var scale = new RootScale(Steps.First(day => day >= Math.Min(ended, Steps[^1])));
        double[] ticks = [0, .. Steps.Where(day => day <= scale.Greatest)];
        var end = 100 * scale.Share(last);
        var step = ((points.Count - 1) / MostRows) + 1;
        return new SurvivalChart(words, new Curve(1, "", Stair(points, point => point.Share, scale, end)), BandOf(points, scale, end))
        {
            Height = Head + Plot + 46,
            Ticks = Across(ticks, scale, day => day == 0 ? "0" : DurationText.Tick(Duration.FromDays(day), words.Language)),
            AtRisk = Across(ticks, scale, day => atRisk(day).ToString(CultureInfo.InvariantCulture)),
            Note = NoteOf(scale, last, atRisk, words.Language),
            Numbers = new ChartNumbers(words.Columns, [.. points.Where((_, i) => i % step == 0 || i == points.Count - 1).Select(point => Row(point, words.Language))]),
        };
    }

    private static string NoteOf(RootScale scale, double last, Func<double, int> atRisk, string language) =>
        last <= scale.Greatest ? Sentences.Say(language, "survival.scale") : Sentences.Say(
            language, "survival.cut",
            ("end", DurationText.Tick(Duration.FromDays(scale.Greatest), language)),
            ("n", atRisk(scale.Greatest).ToString(CultureInfo.InvariantCulture)),
            ("longest", DurationText.Tick(Duration.FromDays(Math.Floor(last)), language)));

    private static ImmutableArray<TickAcross> Across(IEnumerable<double> days, RootScale scale, Func<double, string> say) =>
        Charts.Ticks.Fit(days.Select(day => new TickWish(scale.Share(day), say(day))), Narrow - Gutter);

    private static ImmutableArray<(double X, double Y)> Stair(IEnumerable<SurvivalPoint> points, Func<SurvivalPoint, double> of, RootScale scale, double end) =>
        Curves.Stair((0, Head), points.Select(point => (100 * scale.Share(point.Days), Shares.Y(of(point), Head, Plot))), end);

    /// <summary>It ends with the last step of which one can be reckoned.</summary>
    private static ImmutableArray<(double X, double Y)> BandOf(IReadOnlyList<SurvivalPoint> points, RootScale scale, double end)
    {
        var known = points.TakeWhile(point => point.Band is not null).ToList();
        if (known.Count == 0)
            return [];
        var until = known.Count == points.Count ? end : 100 * scale.Share(points[known.Count].Days);
        return Curves.Between(Stair(known, point => point.Band!.Value.High, scale, until), Stair(known, point => point.Band!.Value.Low, scale, until));
    }

    private static ChartRow Row(SurvivalPoint point, string language) => new(
    [
        point.Days.ToString("0.#", CultureInfo.InvariantCulture),
        point.AtRisk.ToString(CultureInfo.InvariantCulture),
        point.Ended.ToString(CultureInfo.InvariantCulture),
        Shares.Said(point.Share, language),
        point.Band is { } band ? $"{Shares.Said(band.Low, language)} – {Shares.Said(band.High, language)}" : "–",
    ]);
}
