using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Postmortems.Parsing;

namespace Postmortems.Configuration;

/// <summary>Business calendars and releases.</summary>
internal static class CalendarReader
{
    private static readonly LocalTimePattern Hours = LocalTimePattern.CreateWithInvariantCulture("H':'mm");

    private static readonly ImmutableArray<string> Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>A calendar of the same id is replaced, a new one is added.</summary>
    public static ImmutableArray<BusinessCalendar> Extend(ImmutableArray<BusinessCalendar> weaker, Fields fields)
    {
        var written = Calendars(fields);
        return [.. weaker.Where(known => written.All(calendar => calendar.Id != known.Id)), .. written];
    }

    private static ImmutableArray<BusinessCalendar> Calendars(Fields fields)
    {
        var calendars = ImmutableArray.CreateBuilder<BusinessCalendar>();
        foreach (var calendar in fields.Maps("calendars"))
        {
            calendars.Add(Calendar(calendar));
            calendar.ReportUnknownKeys();
        }

        return calendars.ToImmutable();
    }

    private static BusinessCalendar Calendar(Fields fields)
    {
        var plain = new BusinessCalendar { Id = fields.Text("id") ?? "business" };
        var (opens, closes) = (Hour(fields, "opens") ?? plain.Opens, Hour(fields, "closes") ?? plain.Closes);
        if (opens >= closes)
        {
            fields.Faults.AddVariant(ReadingRules.ImpossibleCalendar, "hours", fields.SpanOf(fields.Has("closes") ? "closes" : "opens"), ("opens", Hours.Format(opens)), ("closes", Hours.Format(closes)));
            (opens, closes) = (plain.Opens, plain.Closes);
        }

        var (holidays, workdays) = (Dates(fields, "holidays"), Dates(fields, "workdays"));
        var calendar = plain with
        {
            TimeZone = ConfigReader.Zone(fields, "timezone"),
            Opens = opens,
            Closes = closes,
            Days = fields.Has("days") ? [.. fields.Scalars("days").Select(day => DayOf(fields, day)).OfType<IsoDayOfWeek>()] : plain.Days,
            Holidays = [.. holidays.Select(day => day.Date)],
            Workdays = [.. workdays.Select(day => day.Date)],
        };
        if (calendar.Days.IsEmpty && calendar.Workdays.IsEmpty)
            fields.Faults.AddVariant(ReadingRules.ImpossibleCalendar, "closed", fields.SpanOf("days"), ("id", calendar.Id));
        ReportIdleDays(fields.Faults, calendar, holidays);
        return calendar;
    }

    /// <summary>A holiday that changes nothing is a date that was mistyped, unless it is part of a row: people write a week whole.</summary>
    private static void ReportIdleDays(FaultList faults, BusinessCalendar calendar, ImmutableArray<(ScalarNode Scalar, LocalDate Date)> holidays)
    {
        foreach (var (scalar, day) in holidays)
        {
            var isInRow = calendar.Holidays.Contains(day.PlusDays(-1)) || calendar.Holidays.Contains(day.PlusDays(1));
            if (calendar.Workdays.Contains(day))
                faults.AddVariant(ReadingRules.ImpossibleCalendar, "both", scalar.Span, ("day", scalar.Value));
            else if (!calendar.Days.Contains(day.DayOfWeek) && !calendar.Days.IsEmpty && !isInRow)
                faults.AddVariant(ReadingRules.ImpossibleCalendar, "idle", scalar.Span, ("day", scalar.Value));
        }
    }

    public static ImmutableArray<Release> Releases(Fields fields)
    {
        var releases = ImmutableArray.CreateBuilder<Release>();
        foreach (var release in fields.Maps("releases"))
        {
            var (service, version) = (release.Text("service"), release.Text("version"));
            var date = release.Scalar("date") is { } scalar ? DateOf(release, scalar) : null;
            release.ReportUnknownKeys();
            if (service is not null && version is not null && date is not null)
                releases.Add(new Release(service, version, date.Value));
            else
                fields.Faults.AddVariant(ReadingRules.WrongType, "release", release.Map.Span);
        }

        return releases.ToImmutable();
    }

    private static LocalTime? Hour(Fields fields, string key)
    {
        if (fields.Scalar(key) is not { } scalar)
            return null;
        var parsed = Hours.Parse(scalar.Value.Trim());
        if (parsed.Success)
            return parsed.Value;
        fields.Faults.AddVariant(ReadingRules.MalformedTime, "hour", scalar.Span, ("time", scalar.Value));
        return null;
    }

    private static IsoDayOfWeek? DayOf(Fields fields, ScalarNode scalar)
    {
        var index = scalar.Value.Length >= 3 ? Days.IndexOf(scalar.Value[..3].ToLowerInvariant()) : -1;
        if (index >= 0)
            return (IsoDayOfWeek)(index + 1);
        fields.Faults.AddUnknownValue(scalar, "days", Days);
        return null;
    }

    private static ImmutableArray<(ScalarNode Scalar, LocalDate Date)> Dates(Fields fields, string key) =>
        [.. fields.Scalars(key).Select(scalar => (scalar, Date: DateOf(fields, scalar))).Where(day => day.Date is not null).Select(day => (day.scalar, day.Date!.Value))];

    private static LocalDate? DateOf(Fields fields, ScalarNode scalar)
    {
        if (DueDates.TryReadDay(scalar.Value.Trim()) is { } date)
            return date;
        fields.Faults.AddMendable(ReadingRules.MalformedTime, TimeFaults.IsBeyondMonth(scalar.Value) ? "beyond" : "day", scalar.Span, TimeFaults.Sure(scalar.Value), ("time", scalar.Value));
        return null;
    }
}
