using NodaTime;
using NodaTime.TimeZones;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>Written times to moments: finds the zone, the date that was left out, and what "T" stands for.</summary>
internal sealed class TimeResolver(FieldContext context, DateTimeZone? zone)
{
    private bool _saidNoZone;

    /// <summary>The report's first moment, from which "T+2d" counts; null while no date is known at all.</summary>
    public Moment? Start { get; set; }

    /// <summary>A time that stands as a value of its own.</summary>
    /// <returns>Null, with a fault, when it makes no sense.</returns>
    public Moment? Read(string text, TextSpan span, LocalDate? date = null)
    {
        var scan = TimeScanner.Scan(text.Trim(), out var time);
        if (scan is TimeScan.Found && time.Length == text.Trim().Length)
            return Resolve(time, date, span);
        context.Faults.AddMendable(ReadingRules.MalformedTime, TimeFaults.Variant(text), span, TimeFaults.Sure(text), ("time", text.Trim()));
        return null;
    }

    /// <param name="date">For a time of day alone.</param>
    /// <returns>Null, with a fault, for a time of day when no date is known.</returns>
    public Moment? Resolve(WrittenTime time, LocalDate? date, TextSpan span)
    {
        if (time.SinceStart is { } since)
            return SinceStart(time, since);
        if ((time.Date ?? date) is not { } day)
        {
            if (!context.Faults.IsCutShort)
                context.Faults.AddVariant(ReadingRules.DateNeeded, "first", span);
            return null;
        }

        var local = day + time.Time;
        var offset = time.Offset ?? OffsetAt(local, time.Exactness <= Exactness.Minute, span);
        return new Moment
        {
            Earliest = local.WithOffset(offset).ToInstant(),
            Offset = offset,
            Exactness = time.Exactness,
            IsApproximate = time.IsApproximate,
        };
    }

    private Moment SinceStart(WrittenTime time, Duration since) =>
        Start is null
            ? new Moment
            {
                Earliest = Instant.FromUnixTimeTicks(0) + since,
                Exactness = time.Exactness,
                IsApproximate = time.IsApproximate,
                IsRelative = true,
            }
            : Start with
            {
                Earliest = Start.Earliest + since,
                Exactness = time.Exactness > Start.Exactness ? time.Exactness : Start.Exactness,
                IsApproximate = time.IsApproximate || Start.IsApproximate,
            };

    private Offset OffsetAt(LocalDateTime local, bool isExact, TextSpan span)
    {
        if (zone is null)
        {
            if (!_saidNoZone && !context.Faults.IsCutShort)
                context.Faults.Add(ReadingRules.NoTimeZone, span);
            _saidNoZone = true;
            return Offset.Zero;
        }

        var mapping = zone.MapLocal(local);
        // A day or a month stands in the calendar whatever its clocks did.
        if (mapping.Count != 1 && isExact)
            context.Faults.AddVariant(ReadingRules.SkippedOrRepeatedTime, mapping.Count == 0 ? "skipped" : "repeated", span, ("zone", zone.Id));
        return mapping.Count == 0 ? mapping.EarlyInterval.WallOffset : mapping.First().Offset;
    }
}
