using NodaTime;
using NodaTime.Text;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.Pages;
using Postmortems.Site.Subjects;

namespace Postmortems.Site.Feeds;

/// <summary>The due dates of open promises as a calendar to subscribe to (RFC 5545): a day's entry for each, on the last day on which it is kept.</summary>
internal static class DueCalendar
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly InstantPattern Stamp = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>Of the whole tracker, and of each service and team with a promise that is due.</summary>
    public static IEnumerable<SiteFile> All(SiteMap map)
    {
        return map.Subjects.All.Where(subject => IsDue(subject, map))
            .Select(subject => Write(map, map.Subject(subject, "ics"), SubjectPages.TitleOf(subject, map.Language), DueOf(map.PromisesOf(subject))))
            .Prepend(OfLibrary(map));
    }

    /// <summary>Of the whole tracker alone.</summary>
    public static SiteFile OfLibrary(SiteMap map) => Write(map, map.Calendar, "", DueOf(map.ActionRows));

    public static bool IsDue(SubjectEntry subject, SiteMap map) =>
        ReportFeed.HasOwn(subject) && map.PromisesOf(subject).Any(row => row.Action is { IsOpen: true, Due.IsGiven: true });

    private static IEnumerable<ActionRow> DueOf(IEnumerable<ActionRow> rows) => PromiseKeeping.OpenOf(rows).Where(row => row.Action.Due.IsGiven);

    private static SiteFile Write(SiteMap map, PagePath path, string subject, IEnumerable<ActionRow> rows)
    {
        var name = Sentences.Say(map.Language, "calendar.name", ("title", map.Library.Options.Title));
        var calendar = new CalendarText();
        calendar.Line("BEGIN", "VCALENDAR");
        calendar.Line("VERSION", "2.0");
        calendar.Line("PRODID", "-//postmortems//due dates//EN");
        calendar.Line("CALSCALE", "GREGORIAN");
        calendar.Line("METHOD", "PUBLISH");
        calendar.Text("X-WR-CALNAME", subject.Length > 0 ? $"{subject} · {name}" : name);
        var isEmpty = true;
        foreach (var row in rows)
        {
            Event(calendar, row, map);
            isEmpty = false;
        }

        if (isEmpty)
            Nothing(calendar);
        calendar.Line("END", "VCALENDAR");
        return new SiteFile(path, calendar.ToBytes());
    }

    private static void Event(CalendarText calendar, ActionRow row, SiteMap map)
    {
        var (action, due) = (row.Action, row.Action.Due.Value!);
        calendar.Line("BEGIN", "VEVENT");
        calendar.Line("UID", FeedIds.Of($"action:{row.Incident.Id}:{action.Id}"));
        // The day that the file was made on is nobody's business: the same reports make the same bytes.
        calendar.Line("DTSTAMP", Stamp.Format(row.Incident.Began is { IsRelative: false } began ? began.Earliest : due.Last.AtMidnight().InUtc().ToInstant()));
        calendar.Line("DTSTART;VALUE=DATE", Day.Format(due.Last));
        calendar.Line("DTEND;VALUE=DATE", Day.Format(due.Last.PlusDays(1)));
        // Calendars take a move for news only when the number grows.
        calendar.Line("SEQUENCE", action.DueHistory.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        calendar.Text("SUMMARY", ReportFeed.PlainText(action.Title));
        calendar.Text("DESCRIPTION", string.Join('\n', Facts(row, map)));
        if (map.Library.Options.BaseUrl is { } root)
            calendar.Line("URL", $"{root}{row.Incident.Path.Encoded}#{Uri.EscapeDataString(row.Anchor)}");
        if (action.Kind is { } kind)
            calendar.Text("CATEGORIES", Vocabulary.Name(kind, map.Language));
        calendar.Line("TRANSP", "TRANSPARENT");
        calendar.Line("END", "VEVENT");
    }

    /// <summary>A calendar must hold something: one without a promise holds the zone of its stamps, which nobody sees.</summary>
    private static void Nothing(CalendarText calendar)
    {
        calendar.Line("BEGIN", "VTIMEZONE");
        calendar.Line("TZID", "UTC");
        calendar.Line("BEGIN", "STANDARD");
        calendar.Line("DTSTART", "19700101T000000");
        calendar.Line("TZOFFSETFROM", "+0000");
        calendar.Line("TZOFFSETTO", "+0000");
        calendar.Line("END", "STANDARD");
        calendar.Line("END", "VTIMEZONE");
    }

    private static IEnumerable<string> Facts(ActionRow row, SiteMap map)
    {
        if (row.Action.Owner.IsGiven)
            yield return Sentences.Say(map.Language, "calendar.owner", ("owner", row.Action.Owner.Value!));
        if (!row.Teams.IsEmpty)
            yield return Sentences.Say(map.Language, "calendar.team", ("team", string.Join(Sentences.Say(map.Language, "list.separator"), row.Teams)));
        yield return Sentences.Say(map.Language, "calendar.due", ("due", row.Action.Due.Value!.Written));
        if (row.Action.Acceptance is { } acceptance)
            yield return Sentences.Say(map.Language, "calendar.acceptance", ("acceptance", acceptance));
        yield return Sentences.Say(map.Language, "calendar.incident", ("title", ReportFeed.TitleOf(row.Incident)));
    }
}
