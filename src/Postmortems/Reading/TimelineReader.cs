using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>Written entries to a timeline: dates carried from line to line, never guessed.</summary>
internal static class TimelineReader
{
    /// <summary>A time that steps back by more is likely to be of the next day, and by less to be wrong.</summary>
    private static readonly Duration Night = Duration.FromHours(12);

    /// <summary>The entries of the front matter.</summary>
    public static ImmutableArray<WrittenEntry> Written(Fields root)
    {
        var entries = ImmutableArray.CreateBuilder<WrittenEntry>();
        foreach (var (i, item) in root.Items("timeline").Index())
        {
            switch (item)
            {
                case MapNode map:
                    entries.Add(Entry(new Fields(root.Context, map, $"timeline[{i}]")));
                    break;
                case ScalarNode line:
                    entries.Add(TimelineLine.Read(line.Value, line.Span.Start) with { Span = line.Span, TimeSpan = line.Span });
                    break;
                default:
                    root.Faults.AddVariant(ReadingRules.UnreadableTimelineEntry, "item", item.Span);
                    break;
            }
        }

        return entries.ToImmutable();
    }

    private static WrittenEntry Entry(Fields fields)
    {
        var at = fields.Scalar("at");
        var isSaid = at is not null && Fields.Absence(at) is Statement.Given && at.Value.Trim().Length > 0;
        var text = isSaid ? at!.Value.Trim() : "";
        var scan = TimeScan.None;
        WrittenTime time = default;
        if (isSaid)
        {
            scan = TimeScanner.Scan(text, out time);
            scan = scan is TimeScan.Found && time.Length == text.Length ? TimeScan.Found : TimeScan.Malformed;
        }

        var entry = new WrittenEntry
        {
            Scan = scan,
            Time = time,
            TimeText = text,
            Phase = fields.Choice<Phase>("phase"),
            Text = fields.Text("text") ?? "",
            By = fields.Text("by"),
            Evidence = fields.Text("evidence"),
            Span = fields.Map.Span,
            TimeSpan = at?.Span ?? fields.Map.Span,
        };
        fields.ReportUnknownKeys();
        return entry;
    }

    /// <param name="firstDate">Of <c>times.started</c> or <c>times.detected</c>: for a first line with the time of day alone.</param>
    public static Timeline Resolve(FieldContext context, TimeResolver times, ImmutableArray<WrittenEntry> written, LocalDate? firstDate)
    {
        var entries = ImmutableArray.CreateBuilder<TimelineEntry>();
        var date = firstDate;
        Moment? last = null;
        // One missing date is one finding, however many lines follow until the next date.
        var isAsked = false;
        foreach (var (i, line) in written.Index())
        {
            context.Place("timeline", i, "", line.Span);
            context.Place("timeline", i, "at", line.TimeSpan);
            if (line.IsUnclear)
                context.Faults.AddVariant(ReadingRules.UnreadableTimelineEntry, "line", line.Span);
            if (line.Slip is { } slip)
                context.Faults.AddMendable(ReadingRules.MisspeltPhase, null, line.Span, SureSlip(slip), ("word", slip.Word), ("phase", Vocabulary.Identifier(slip.Meant)));
            var at = line.Scan switch
            {
                TimeScan.Found when isAsked && line.Time is { Date: null, SinceStart: null } => null,
                TimeScan.Found => Moment(context, times, line, (date, last)),
                TimeScan.Malformed => Malformed(context, line),
                _ => null,
            };
            isAsked = line.Scan is TimeScan.Found && at is null;
            date = at?.Date ?? date;
            last = at ?? last;
            entries.Add(new TimelineEntry
            {
                At = at,
                Phase = line.Phase,
                // A time that could not be read is still what the author wrote.
                Text = at is null && line.TimeText.Length > 0 ? $"{line.TimeText} {line.Text}".Trim() : line.Text,
                By = line.By,
                Evidence = line.Evidence,
            });
        }

        return new Timeline { Entries = entries.ToImmutable() };
    }

    private static Moment? Moment(FieldContext context, TimeResolver times, WrittenEntry line, (LocalDate? Date, Moment? Last) above)
    {
        var moment = times.Resolve(line.Time, above.Date, line.TimeSpan);
        var isCarried = line.Time.Date is null && line.Time.SinceStart is null;
        if (moment is null || !isCarried || above.Last is not { IsRelative: false } last || !moment.IsBefore(last))
            return moment;

        // After midnight, or out of order? Only the author knows; but a step back of a few hours is no night.
        var variant = moment.Earliest + Night < last.Earliest ? "midnight" : "backwards";
        context.Faults.AddVariant(ReadingRules.DateNeeded, variant, line.TimeSpan, ("time", line.TimeText), ("date", above.Date!.Value.ToString("uuuu-MM-dd", null)));
        return null;
    }

    /// <summary>In English, and with a capital where the author wrote one.</summary>
    private static readonly FrozenSet<string> WordsOfTheirOwn = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "stated", "stared", "revolved", "recoded", "decoded", "versified", "renewed", "revived", "informal");

    private static Rewrite? SureSlip((string Word, Phase Meant) slip)
    {
        var phase = Vocabulary.Identifier(slip.Meant);
        // "Mitigate", "starter" and "stated" are words of their own, and what they say is the author's.
        if (char.ToLowerInvariant(slip.Word[^1]) != phase[^1] || WordsOfTheirOwn.Contains(slip.Word))
            return null;
        if (Nearest.Sure(slip.Word, Vocabulary.Meanings<Phase>()) != phase)
            return null;
        var plain = phase.Replace('_', ' ');
        return new Rewrite(slip.Word, char.IsUpper(slip.Word[0]) ? char.ToUpperInvariant(plain[0]) + plain[1..] : plain, IsWithin: true);
    }

    private static Moment? Malformed(FieldContext context, WrittenEntry line)
    {
        context.Faults.AddMendable(ReadingRules.MalformedTime, TimeFaults.Variant(line.TimeText), line.TimeSpan, TimeFaults.Sure(line.TimeText), ("time", line.TimeText));
        return null;
    }
}
