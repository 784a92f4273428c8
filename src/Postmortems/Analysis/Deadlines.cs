using System.Collections.Immutable;
using NodaTime;
using Postmortems.Configuration;
using Postmortems.Incidents;

namespace Postmortems.Analysis;

/// <summary>How a deadline came out.</summary>
public enum Verdict
{
    Met,
    Missed,

    /// <summary>See <see cref="DeadlineReading.Reason"/>.</summary>
    NotJudgeable,
}

/// <summary>Why a deadline cannot be judged. Each names its sentence: <c>deadline.REASON</c>.</summary>
public enum NoVerdict
{
    None,

    /// <summary>One of the two milestones has no usable time.</summary>
    TimeMissing,

    /// <summary>The times are not exact enough: it may have been kept or not.</summary>
    TooInexact,

    /// <summary>Nothing is written that counts as an update.</summary>
    NoUpdates,

    /// <summary>The config lists no release of the service after that moment.</summary>
    NoRelease,

    /// <summary>Wished for, and so never missed.</summary>
    BestEffort,

    /// <summary>The calendar that the deadline names is not in the config, or never opens.</summary>
    NoCalendar,
}

/// <summary>One deadline of one incident.</summary>
/// <param name="Taken">On the deadline's calendar; for a repeated one the longest pause. Null when it cannot be judged.</param>
/// <param name="Note">The author's explanation, from <c>deadline_notes</c>.</param>
public sealed record DeadlineReading(Deadline Deadline, Limit Limit, Verdict Verdict, NoVerdict Reason, Elapsed? Taken, string? Note);

/// <summary>Judges an incident by the deadlines of its level.</summary>
public static class Deadlines
{
    /// <summary>"detected-resolved": how <c>deadline_notes</c> names a deadline.</summary>
    public static string NameOf(Deadline deadline) => $"{Language.Vocabulary.Identifier(deadline.From)}-{Language.Vocabulary.Identifier(deadline.To)}";

    /// <summary>In the order of the config; those that bind other levels are left out.</summary>
    public static ImmutableArray<DeadlineReading> Of(Incident incident, LibraryOptions options) =>
    [
        .. from deadline in options.Deadlines
           let limit = deadline.LimitFor(incident.Severity.Value?.Level)
           where limit is not null
           let judged = Judge(incident, deadline, limit, options)
           select new DeadlineReading(deadline, limit, judged.Verdict, judged.Reason, judged.Taken, NoteOf(incident, deadline)),
    ];

    private static string? NoteOf(Incident incident, Deadline deadline) =>
        incident.DeadlineNotes.FirstOrDefault(note => DeadlineNames.Names(note.Clock, deadline))?.Why;

    private static Judgement Judge(Incident incident, Deadline deadline, Limit limit, LibraryOptions options)
    {
        if (limit.Kind is LimitKind.BestEffort)
            return Judgement.None(NoVerdict.BestEffort);
        var (from, to) = (incident.Milestone(deadline.From).Value, incident.Milestone(deadline.To).Value);
        if (Elapsed.Between(from, to) is not { } elapsed)
            return Judgement.None(NoVerdict.TimeMissing);
        // A calendar without a zone keeps the library's; where that has none either, the report's.
        options = options.TimeZone is null && incident.TimeZone is { } id ? options with { TimeZone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) } : options;
        return (deadline.Repeats, limit.Kind) switch
        {
            (true, _) => Cadence(incident, limit, from!, to!),
            (_, LimitKind.NextRelease) => NextRelease(incident, options, (from!, to!), elapsed),
            (_, LimitKind.NextBusinessHours) => NextBusinessHours(deadline, options, (from!, to!), elapsed),
            _ => Within(deadline, limit, options, (from!, to!, elapsed)),
        };
    }

    private static Judgement Within(Deadline deadline, Limit limit, LibraryOptions options, (Moment From, Moment To, Elapsed Elapsed) time)
    {
        if (deadline.Calendar is null)
            return Judgement.By(time.Elapsed, limit.Duration);
        var zone = options.TimeZone ?? DateTimeZone.Utc;
        if (CalendarOf(deadline, options) is not { } calendar || time.From.IsRelative || BusinessTime.EndOfNext(time.From.Earliest, calendar, zone) is null)
            return Judgement.None(NoVerdict.NoCalendar);
        var taken = time.Elapsed with { Nominal = BusinessTime.Between(time.From.Earliest, time.To.Earliest, calendar, zone) };
        if (taken.IsExact || taken.IsApproximate)
            return Judgement.By(taken, limit.Duration);
        // Of two days the working hours between them are known, and those within them.
        var (least, most) = (BusinessTime.Between(time.From.Latest, time.To.Earliest, calendar, zone), BusinessTime.Between(time.From.Earliest, time.To.Latest, calendar, zone));
        return most <= limit.Duration ? new(Verdict.Met, NoVerdict.None, taken)
            : least > limit.Duration ? new(Verdict.Missed, NoVerdict.None, taken)
            : Judgement.None(NoVerdict.TooInexact);
    }

    private static Judgement NextBusinessHours(Deadline deadline, LibraryOptions options, (Moment From, Moment To) time, Elapsed elapsed)
    {
        var calendar = CalendarOf(deadline with { Calendar = deadline.Calendar ?? "business" }, options);
        if (calendar is null || time.From.IsRelative || BusinessTime.EndOfNext(time.From.Earliest, calendar, options.TimeZone ?? DateTimeZone.Utc) is not { } end)
            return Judgement.None(NoVerdict.NoCalendar);
        return Judgement.By(elapsed, end - time.From.Earliest);
    }

    /// <summary>Kept when the fault was gone on the day of the first release after it was noticed.</summary>
    private static Judgement NextRelease(Incident incident, LibraryOptions options, (Moment From, Moment To) time, Elapsed elapsed)
    {
        ImmutableArray<string> services = incident.Services.IsGiven ? incident.Services.Value : [];
        var release = options.Releases.Where(r => services.Contains(r.Service) && time.From.Date < r.Date).OrderBy(r => r.Date).FirstOrDefault();
        if (release is null || time.To.Date is not { } day)
            return Judgement.None(NoVerdict.NoRelease);
        return new Judgement(day <= release.Date ? Verdict.Met : Verdict.Missed, NoVerdict.None, elapsed);
    }

    /// <summary>The longest pause between two updates, the first from the start and the last until the end; null without any update.</summary>
    public static (Moment From, Moment To)? LongestPause(Incident incident, Moment from, Moment to)
    {
        var updates = incident.Timeline.Entries
            .Where(entry => entry.Phase is Phase.Update or Phase.Informed or Phase.Communicated && entry.At is not null)
            .Select(entry => entry.At!)
            .Where(at => !at.IsBefore(from) && !to.IsBefore(at))
            .ToList();
        if (updates.Count == 0)
            return null;
        var moments = updates.Prepend(from).Append(to).ToList();
        return moments.Zip(moments.Skip(1)).MaxBy(pair => Elapsed.Between(pair.First, pair.Second)?.Nominal);
    }

    // An old source tells what was done, and hardly ever when people were told of it.
    private static Judgement Cadence(Incident incident, Limit limit, Moment from, Moment to) =>
        !incident.IsBackfilled && LongestPause(incident, from, to) is { } pause && Elapsed.Between(pause.From, pause.To) is { } taken
            ? Judgement.By(taken, limit.Duration)
            : Judgement.None(NoVerdict.NoUpdates);

    private static BusinessCalendar? CalendarOf(Deadline deadline, LibraryOptions options) =>
        options.Calendars.FirstOrDefault(calendar => calendar.Id == deadline.Calendar);

    private readonly record struct Judgement(Verdict Verdict, NoVerdict Reason, Elapsed? Taken)
    {
        public static Judgement None(NoVerdict reason) => new(Verdict.NotJudgeable, reason, null);

        /// <summary>Met and missed only as far as the exactness of the times allows; on the dot is kept.</summary>
        public static Judgement By(Elapsed taken, Duration limit)
        {
            // "10:05" to "10:10" is five minutes to everybody, although each may be any second of its minute.
            var slack = taken.IsExact ? Duration.Zero : taken.Slack;
            if (taken.Nominal + slack <= limit)
                return new(Verdict.Met, NoVerdict.None, taken);
            return taken.Nominal - slack > limit ? new(Verdict.Missed, NoVerdict.None, taken) : None(NoVerdict.TooInexact);
        }
    }
}
