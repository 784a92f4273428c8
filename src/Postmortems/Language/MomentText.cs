using NodaTime;
using NodaTime.Text;
using Postmortems.Incidents;

namespace Postmortems.Language;

/// <summary>Moments as they are shown: always ISO in digits, as exact as they were written.</summary>
public static class MomentText
{
    private static readonly LocalDateTimePattern Seconds = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss");
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm");
    private static readonly LocalDateTimePattern SecondsOfDay = LocalDateTimePattern.CreateWithInvariantCulture("HH':'mm':'ss");
    private static readonly LocalDateTimePattern MinutesOfDay = LocalDateTimePattern.CreateWithInvariantCulture("HH':'mm");
    private static readonly LocalDatePattern Months = LocalDatePattern.CreateWithInvariantCulture("uuuu'-'MM");

    /// <summary>"2020-07-11 10:05:20", "~2020-07-11", "2020-07", "T+2 d".</summary>
    public static string Of(Moment moment, string language) => Approximate(moment) + moment switch
    {
        { IsRelative: true } => Relative(moment, language),
        { Exactness: Exactness.Second } => Seconds.Format(moment.Local),
        { Exactness: Exactness.Minute } => Minutes.Format(moment.Local),
        { Exactness: Exactness.Day } => LocalDatePattern.Iso.Format(moment.Local.Date),
        _ => Months.Format(moment.Local.Date),
    };

    /// <summary>Where the day stands elsewhere: "10:05:20"; as <see cref="Of"/> for what is no finer than a day.</summary>
    public static string TimeOfDay(Moment moment, string language) => moment switch
    {
        { IsRelative: false, Exactness: Exactness.Second } => Approximate(moment) + SecondsOfDay.Format(moment.Local),
        { IsRelative: false, Exactness: Exactness.Minute } => Approximate(moment) + MinutesOfDay.Format(moment.Local),
        _ => Of(moment, language),
    };

    /// <summary>The day, or the month where no more is known; "T+2 d" without a date.</summary>
    public static string Day(Moment moment, string language) => moment switch
    {
        { IsRelative: true } => Of(moment, language),
        { Exactness: Exactness.Month } => Of(moment, language),
        _ => (moment.Exactness is Exactness.Day ? Approximate(moment) : "") + LocalDatePattern.Iso.Format(moment.Local.Date),
    };

    /// <summary>For machines (the datetime attribute, feeds, tables): ISO 8601 with offset, as exact as written; null for a relative one.</summary>
    public static string? Iso(Moment moment) => moment switch
    {
        { IsRelative: true } => null,
        { Exactness: Exactness.Second } => SecondsWithOffset.Format(moment.Earliest.WithOffset(moment.Offset)),
        { Exactness: Exactness.Minute } => MinutesWithOffset.Format(moment.Earliest.WithOffset(moment.Offset)),
        { Exactness: Exactness.Day } => LocalDatePattern.Iso.Format(moment.Local.Date),
        _ => Months.Format(moment.Local.Date),
    };

    // HTML and RFC 3339 want the minutes of an offset, which the general ISO pattern leaves out.
    private static readonly OffsetDateTimePattern SecondsWithOffset =
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'sso<Z+HH:mm>");

    private static readonly OffsetDateTimePattern MinutesWithOffset =
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>");

    private static string Approximate(Moment moment) => moment.IsApproximate ? "~" : "";

    private static string Relative(Moment moment, string language)
    {
        var since = moment.Earliest - Instant.FromUnixTimeTicks(0);
        return since == Duration.Zero ? "T+0" : $"T+{DurationText.Of(since, language)}";
    }
}
