using System.Globalization;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Language;

/// <summary>Durations and moments in words: exact, or marked as inexact.</summary>
public static class DurationText
{
    private const int DaySeconds = 86_400;
    private const int YearSeconds = 365 * DaySeconds;

    private static readonly (int Seconds, string Sentence)[] Units =
    [
        (86_400, "duration.days"),
        (3_600, "duration.hours"),
        (60, "duration.minutes"),
        (1, "duration.seconds"),
    ];

    /// <summary>To the second, for findings: "5 min 10 s", "约 2 天", "at least 20 min". A negative one carries its sign.</summary>
    public static string Of(Elapsed elapsed, string language) => Qualified(elapsed, elapsed.Nominal, language);

    /// <summary>As people say it, for lists and heads: "233 d", "2 h 10 min", "about 46 min". <see cref="Full"/> stands beside it or behind it.</summary>
    public static string Told(Elapsed elapsed, string language) => Qualified(elapsed, Cut(Known(elapsed), SpokenUnit), language);

    /// <summary>All that is known and no more, for tables of facts: "46 min 22 s", "about 46 min".</summary>
    public static string Full(Elapsed elapsed, string language) => Qualified(elapsed, Known(elapsed), language);

    /// <summary>How far a line of a timeline is from the start, no finer than the times that it was computed from: "+4 min", "~+20 d".</summary>
    public static string Since(Elapsed elapsed, string language) =>
        $"{(elapsed.IsExact ? "" : "~")}{(elapsed.Nominal > Duration.Zero ? "+" : "")}{Of(Known(elapsed), language)}";

    /// <summary>For the tick of an axis, in one unit: "10 min", "30 d", "1 y".</summary>
    public static string Tick(Duration duration, string language) =>
        (long)duration.TotalSeconds is var seconds && seconds >= YearSeconds && seconds % YearSeconds == 0
            ? Unit(seconds / YearSeconds, (YearSeconds, "duration.years"), language)
            : Of(duration, language);

    private static string Qualified(Elapsed elapsed, Duration length, string language)
    {
        var text = (elapsed.Nominal == Duration.Zero, elapsed.Exactness) switch
        {
            (true, >= Exactness.Day) => Sentences.Say(language, "duration.within-a-day"),
            (true, Exactness.Minute) => Unit(0, Units[2], language),
            _ => Of(length, language),
        };
        if (elapsed.IsAtLeast)
            return Sentences.Say(language, "duration.at-least", ("duration", text));
        return elapsed.IsExact || elapsed is { Exactness: >= Exactness.Day, IsApproximate: false } && elapsed.Nominal == Duration.Zero ? text : Sentences.Say(language, "duration.about", ("duration", text));
    }

    /// <summary>Cut to whole seconds; units that are zero are left out.</summary>
    public static string Of(Duration duration, string language)
    {
        var seconds = Math.Abs((long)duration.TotalSeconds);
        var sign = duration < Duration.Zero ? "−" : "";
        if (seconds == 0)
            return sign + Unit(0, Units[^1], language);

        var parts = new List<string>();
        foreach (var unit in Units)
        {
            var count = seconds / unit.Seconds;
            seconds %= unit.Seconds;
            if (count > 0)
                parts.Add(Unit(count, unit, language));
        }

        return sign + string.Join(' ', parts);
    }

    /// <summary>Without what is finer than the times that it was computed from; an approximate one is good to the minute at best.</summary>
    private static Duration Known(Elapsed elapsed) => Cut(elapsed.Nominal, seconds => elapsed switch
    {
        { Exactness: >= Exactness.Day } => seconds >= DaySeconds ? DaySeconds : 3_600,
        { Exactness: Exactness.Second, IsApproximate: false } => 1,
        _ => 60,
    });

    /// <summary>People say a second unit only while the first is small: the finest that they would say of so many seconds.</summary>
    private static int SpokenUnit(long seconds) => seconds switch
    {
        >= 10 * DaySeconds => DaySeconds,
        >= DaySeconds => 3_600,
        >= 600 => 60,
        _ => 1,
    };

    /// <summary>To the whole units that have passed, as people count; never to nothing.</summary>
    private static Duration Cut(Duration length, Func<long, int> unitOf)
    {
        var seconds = Math.Abs((long)length.TotalSeconds);
        var unit = unitOf(seconds);
        var cut = seconds < unit ? Math.Min(seconds, 1) * unit : seconds / unit * unit;
        return Duration.FromSeconds(length < Duration.Zero ? -cut : cut);
    }

    /// <summary>"24 h" and "72 h", which people promise so: a day would be read as until tomorrow. Whole days from a week on.</summary>
    public static string AsPromised(Duration limit, string language) =>
        limit < Duration.FromDays(7) ? InUnitOf(limit, Duration.FromHours(1), language) : Of(limit, language);

    /// <summary>In the unit in which somebody else has said it, where that stays readable: "80 min" beside "20 minutes".</summary>
    public static string InUnitOf(Duration duration, Duration unit, string language)
    {
        var asSaid = Units.FirstOrDefault(u => u.Seconds == (long)unit.TotalSeconds);
        var count = asSaid.Seconds == 0 ? 0 : (long)duration.TotalSeconds / asSaid.Seconds;
        return count is > 0 and < 1_000 && (long)duration.TotalSeconds % asSaid.Seconds == 0 ? Unit(count, asSaid, language) : Of(duration, language);
    }

    private static string Unit(long count, (int Seconds, string Sentence) unit, string language) =>
        Sentences.Say(language, unit.Sentence, ("n", count.ToString(CultureInfo.InvariantCulture)));
}
