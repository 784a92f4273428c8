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
            var plain = new BusinessCalendar { Id = calendar.Text("id") ?? "business" };
            calendars.Add(plain with
            {
                TimeZone = ConfigReader.Zone(calendar, "timezone"),
                Opens = Hour(calendar, "opens") ?? plain.Opens,
                Closes = Hour(calendar, "closes") ?? plain.Closes,
                Days = calendar.Has("days") ? [.. calendar.Scalars("days").Select(day => DayOf(calendar, day)).OfType<IsoDayOfWeek>()] : plain.Days,
                Holidays = Dates(calendar, "holidays"),
                Workdays = Dates(calendar, "workdays"),
            });
            calendar.ReportUnknownKeys();
        }

        return calendars.ToImmutable();
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

    private static ImmutableSortedSet<LocalDate> Dates(Fields fields, string key) =>
        [.. fields.Scalars(key).Select(scalar => DateOf(fields, scalar)).OfType<LocalDate>()];

    private static LocalDate? DateOf(Fields fields, ScalarNode scalar)
    {
        if (DueDates.TryReadDay(scalar.Value.Trim()) is { } date)
            return date;
        fields.Faults.AddMendable(ReadingRules.MalformedTime, "day", scalar.Span, TimeFaults.Sure(scalar.Value), ("time", scalar.Value));
        return null;
    }
}
