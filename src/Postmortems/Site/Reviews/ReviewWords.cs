using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Postmortems.Analysis.Reviews;
using Postmortems.Analysis.Statistics;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.Charts;
using Postmortems.Site.PlaybookBlocks;
using Interval = Postmortems.Analysis.Statistics.Interval;

namespace Postmortems.Site.Reviews;

/// <summary>Figures of a review in words: the same sentence wherever the same thing is said.</summary>
public sealed class ReviewWords
{
    private readonly SiteMap? _map;

    private readonly LibraryOptions _options;

    internal ReviewWords(SiteMap map)
        : this(map.Library.Options, map.Language) => _map = map;

    /// <summary>Words alone, where there is no site to link to.</summary>
    public ReviewWords(LibraryOptions options, string language) => (_options, Language) = (options, language);

    public string Language { get; }

    internal SiteMap Map => _map ?? throw new InvalidOperationException("Words alone have no map.");

    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => Sentences.Say(Language, key, values);

    public static string Number(double value) =>
        double.IsInfinity(value) ? "∞" : value.ToString(value < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);

    public static string Whole(int value) => Grouped.Of(value);

    public string Percent(double share) => Charts.Shares.Said(share, Language);

    public string Range(Interval interval) => Say("figures.range", ("low", Number(interval.Low)), ("high", Number(interval.High)));

    public string Shares(Interval interval) => Say("figures.range", ("low", Percent(interval.Low)), ("high", Percent(interval.High)));

    /// <summary>As people say it; what never ended has no end.</summary>
    public string Duration(double seconds) =>
        double.IsInfinity(seconds) ? Say("figures.not-known-yet") : DurationText.Told(new Elapsed(NodaTime.Duration.FromSeconds(Math.Round(seconds)), Exactness.Second, false), Language);

    public string Durations(Interval interval) => Say("figures.range", ("low", Duration(interval.Low)), ("high", Duration(interval.High)));

    /// <summary>"7 min", "at least 7 min".</summary>
    public string Median(DurationSample sample) => sample.Median switch
    {
        null => "–",
        { } median when double.IsInfinity(median.High) || median.High > median.Low => Say("duration.at-least", ("duration", Duration(median.Low))),
        { } median => Duration(median.Low),
    };

    public string Name(ReviewPeriod period) => period.Number is { } number
        ? Say("figures.quarter", ("year", Year(period.Year)), ("number", Whole(number)))
        : Say("figures.year", ("year", Year(period.Year)));

    /// <summary>What a change may be called, always with both n.</summary>
    /// <param name="isShare">The effect is a difference of shares, else a ratio.</param>
    public string Change(Change change, bool isShare = false)
    {
        (string, string)[] n = [("n", Whole(change.N)), ("before", Whole(change.Before))];
        return change.Word switch
        {
            ChangeWord.NothingBefore => Say("figures.change.nothing-before", n),
            ChangeWord.TooFew => Say("figures.change.too-few", n),
            ChangeWord.NoneShown => Say("figures.change.none", n),
            ChangeWord.Collected => Say("figures.change.collected", n),
            ChangeWord.Rose => Say("figures.change.rose", [.. n, ("effect", Effect(change, isShare))]),
            _ => Say("figures.change.fell", [.. n, ("effect", Effect(change, isShare))]),
        };
    }

    /// <summary>The name of a word of a vocabulary; "" is what nobody said.</summary>
    public string Term(string id, Func<Taxonomy, ImmutableArray<Term>> of) =>
        id.Length == 0 ? Say("figures.not-said") : of(_options.Taxonomy).FirstOrDefault(term => term.Id == id)?.Name.In(Language) ?? id;

    /// <summary>The name of a stretch of quarters or a year that something is compared with.</summary>
    public string Baseline(ReviewScope scope) => scope.Period.IsYear ? Say("figures.year-before") : Say("figures.quarters-before");

    internal ReviewLink Link(Incident incident, string note = "", string fragment = "") =>
        new(IncidentRows.TitleOf(incident), new Place(Map.Incident(incident.Id), fragment), incident.Lang, note);

    internal Place PlaceOf(Incident incident) => new(Map.Incident(incident.Id));

    internal ChartWords Chart(string title, string description, params ImmutableArray<string> columns) => new(title, description, Language, columns);

    private string Effect(Change change, bool isShare) => change.Effect is not { } effect ? Say("figures.effect.unknown")
        : isShare ? Say("figures.effect.points", ("value", Points(effect.Value)), ("low", Points(effect.Interval.Low)), ("high", Points(effect.Interval.High)))
        : Say("figures.effect.times", ("value", Times(effect.Value)), ("low", Times(effect.Interval.Low)), ("high", Times(effect.Interval.High)));

    private static string Times(double ratio) => double.IsInfinity(ratio) ? "∞" : ratio.ToString("0.0#", CultureInfo.InvariantCulture);

    private static string Points(double difference) => Math.Round(100 * difference).ToString("+0;−0;0", CultureInfo.InvariantCulture);

    private static string Year(int year) => year.ToString("0000", CultureInfo.InvariantCulture);
}
