using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Validation;

/// <summary>Lines of a timeline, one after the other, that are earlier than a line above them.</summary>
/// <param name="Indices">Of the entries.</param>
/// <param name="Above">The line that they are earlier than.</param>
/// <param name="Meant">The date with which all of them would fit; null where there is none, or where nothing speaks for it.</param>
internal sealed record MisplacedLines(ImmutableArray<int> Indices, Moment Above, LocalDate? Meant)
{
    /// <summary>Who works on something tells of it within hours; a date that leaves a longer pause explains nothing.</summary>
    private static readonly Duration Pause = Duration.FromHours(12);

    /// <summary>More lines than this that step back together, in order among themselves, did so for one reason.</summary>
    private const int Several = 2;

    /// <summary>One fault that several lines bear: their date.</summary>
    public bool IsDate => Indices.Length > 1;

    /// <summary>Lines with one wrong date together, all others one by one.</summary>
    public static ImmutableArray<MisplacedLines> Of(Timeline timeline)
    {
        var found = ImmutableArray.CreateBuilder<MisplacedLines>();
        var entries = timeline.Entries;
        var run = new List<int>();
        Moment? latest = null;
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].At is not { } at)
                continue;
            var isMisplaced = latest is not null && at.IsBefore(latest);
            if (run.Count > 0 && !(isMisplaced && Continues(entries[run[^1]].At!, at)))
                Close(i);
            if (isMisplaced)
                run.Add(i);
            else
                latest = at;
        }

        Close(entries.Length);
        return found.ToImmutable();

        void Close(int end)
        {
            if (run.Count > 0)
                found.AddRange(Judged(entries, run, latest!, end < entries.Length ? entries[end].At : null));
            run.Clear();
        }
    }

    private static bool Continues(Moment last, Moment next) => last.Date is not null && last.Date == next.Date && !next.IsBefore(last);

    private static IEnumerable<MisplacedLines> Judged(ImmutableArray<TimelineEntry> entries, List<int> run, Moment above, Moment? below)
    {
        var (first, last) = (entries[run[0]].At!, entries[run[^1]].At!);
        var meant = run.Count < 2 ? null : Dates(above).Cast<LocalDate?>().FirstOrDefault(date => Fits(Moved(first, date!.Value), Moved(last, date.Value), above, below));
        return run.Count > Several || (run.Count > 1 && (meant is not null || first.Date != above.Date))
            ? [new MisplacedLines([.. run], above, meant)]
            : run.Select(index => new MisplacedLines([index], above, null));
    }

    private static IEnumerable<LocalDate> Dates(Moment above) => above.Date is { } date ? [date, date.PlusDays(1)] : [];

    private static bool Fits(Moment first, Moment last, Moment above, Moment? below) =>
        !first.IsBefore(above) && first.Earliest - above.Earliest <= Pause && below?.IsBefore(last) is not true;

    private static Moment Moved(Moment moment, LocalDate date) =>
        moment with { Earliest = moment.Earliest + Duration.FromDays(Period.DaysBetween(moment.Date!.Value, date)) };
}
