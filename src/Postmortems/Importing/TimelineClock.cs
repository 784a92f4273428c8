using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Importing;

/// <summary>
/// Carries date and zone from line to line of a foreign timeline, and writes each time as ours: with its date where that changes, and with
/// an offset where its zone is another than the report's.
/// </summary>
internal sealed class TimelineClock
{
    private static readonly Period Night = Period.FromHours(12);

    private readonly List<string> _asWritten = [];
    private LocalDate? _date;
    private LocalDateTime? _last;
    private LocalDate? _shown;

    /// <param name="near">The report's own day: what a timeline without dates begins on; null where none is known.</param>
    /// <param name="zone">IANA name, where somebody said one.</param>
    public TimelineClock(LocalDate? near, string? zone) => (Near, Zone) = (near, zone);

    public LocalDate? Near { get; }

    public string? Zone { get; private set; }

    /// <summary>"2017-09-29 08:59 stands for Sep 29 2017 08:59": the words that a time of ours has no place for.</summary>
    public IReadOnlyList<string> AsWritten => _asWritten;

    public LocalDate? First { get; private set; }

    public LocalDate? Last { get; private set; }

    /// <summary>Where the next time without a date belongs: the last one's day, or the report's.</summary>
    public LocalDate? Here => _date ?? Near;

    /// <summary>A time at the start of a text, read beside the days that are known.</summary>
    public ForeignTime? Read(string text) => ForeignTimeReader.Read(text, Here);

    /// <summary>A heading or a line that is a date alone: what follows stands on it.</summary>
    public void MoveTo(LocalDate date) => (_date, _last) = (date, null);

    /// <summary>Words of the timeline's shape (a column's name, a day above its lines) that the lines do not repeat.</summary>
    public void Keep(string words) => _asWritten.Add(words);

    /// <summary>"All times in PST".</summary>
    public void Note(string prose) => Zone ??= ZoneWords.SaidIn(prose);

    /// <returns>The time as a line of ours begins with it.</returns>
    public string Write(ForeignTime time, string written)
    {
        if (time.Zone is { } named && Zone is null && time.Offset is null)
            Zone = named;
        var date = time.Date ?? Carried(time);
        // A step back is the author's, and needs its date to be read at all.
        var isBack = date is { } there && time.Clock is { } hour && there + hour < _last;
        var offset = date is { } day ? OffsetOf(time, day) : time.Offset;
        // "23:00-06:00" alone would be a stretch of seven hours.
        var text = time.Text(date != _shown || time.Clock is null || time.Date is not null || isBack || offset is not null ? date : null, offset);
        if (date is { } known && time.Exactness is not Exactness.Month)
        {
            (_date, _shown) = (known, known);
            _last = time.Clock is { } clock ? known + clock : _last;
            First = First is { } first && first <= known ? first : known;
            Last = Last is { } last && last >= known ? last : known;
        }

        if (Words.Missing(written, text).Count > 0)
            _asWritten.Add($"{(date is null ? text : time.Text(date, null))} stands for {written.Trim()}");
        return text;
    }

    // Somebody who writes times down in order and comes to a much earlier hour has slept in between.
    private LocalDate? Carried(ForeignTime time)
    {
        if (Here is not { } here || time.Clock is not { } clock)
            return Here;
        return _last is { } last && last.Date == here && (here + clock).Plus(Night) < last ? here.PlusDays(1) : here;
    }

    /// <summary>Null where the report's own zone says the same.</summary>
    private Offset? OffsetOf(ForeignTime time, LocalDate date)
    {
        var offset = time.Offset ?? (time.Zone is { } zone ? At(zone, date + (time.Clock ?? LocalTime.Noon)) : null);
        return offset is null || time.Clock is null || (Zone is not null && At(Zone, date + time.Clock.Value) == offset) ? null : offset;
    }

    private static Offset? At(string zone, LocalDateTime local) => DateTimeZoneProviders.Tzdb[zone].AtLeniently(local).Offset;
}
