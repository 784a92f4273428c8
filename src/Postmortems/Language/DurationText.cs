using System.Globalization;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Language;

/// <summary>Durations and moments in words: exact, or marked as inexact.</summary>
public static class DurationText
{
    private static readonly (int Seconds, string Sentence)[] Units =
    [
        (86_400, "duration.days"),
        (3_600, "duration.hours"),
        (60, "duration.minutes"),
        (1, "duration.seconds"),
    ];

    /// <summary>"5 min 10 s", "约 2 天", "at least 20 min". A negative one carries its sign.</summary>
    public static string Of(Elapsed elapsed, string language)
    {
        var text = (elapsed.Nominal == Duration.Zero, elapsed.Exactness) switch
        {
            (true, >= Exactness.Day) => Sentences.Say(language, "duration.within-a-day"),
            (true, Exactness.Minute) => Unit(0, Units[2], language),
            _ => Of(elapsed.Nominal, language),
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
