using System.Collections.Immutable;
using Postmortems.Site.Charts;
using Postmortems.Site.Patterns;

namespace Postmortems.Site.Pages;

/// <summary>The front page: how this quarter stands, what is new, and what was promised and is late.</summary>
/// <param name="Newest">By date, newest first; reports without a date come last.</param>
public sealed record HomePage(PagePath Path, string Title, PageFrame Frame, ImmutableArray<IncidentRow> Newest, ImmutableArray<ActionRow> Overdue)
    : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Home;

    public required QuarterNow Quarter { get; init; }

    /// <summary>Null of next to no dated reports.</summary>
    public RecentYears? RecentYears { get; init; }

    /// <summary>What happened in the days around this one a year ago; mostly empty.</summary>
    public ImmutableArray<IncidentRow> YearAgo { get; init; } = [];

    /// <summary>How much of what is asked the reports tell; null without a report.</summary>
    public BarChart? Coverage { get; init; }

    public required int Reports { get; init; }

    /// <summary>Reports of the folder that no page tells of; the page of data says why.</summary>
    public int LeftOut { get; init; }

    public required PagePath DataPath { get; init; }

    public required int OpenIncidents { get; init; }

    public required int Drafts { get; init; }

    /// <summary>Promised or thought of, whatever became of it.</summary>
    public required int Actions { get; init; }

    public required int ActionsOpen { get; init; }

    /// <summary>All of them: <c>Overdue</c> is cut to the latest.</summary>
    public required int ActionsOverdue { get; init; }

    public required int ActionsDone { get; init; }

    /// <summary>Promises of which nobody knows what became of them: no report says whether they are late.</summary>
    public required int ActionsUnknown { get; init; }

    /// <summary>Open promises without a day by which they are due.</summary>
    public required int ActionsUndated { get; init; }

    /// <summary>What can be said of promises that are late where none is known to be.</summary>
    public NoneLate NoneLate =>
        Actions == 0 ? NoneLate.NothingPromised
        : ActionsUnknown + ActionsUndated == 0 ? NoneLate.None
        : ActionsUnknown + ActionsUndated == ActionsUnknown + ActionsOpen ? NoneLate.NotKnown
        : NoneLate.NoneKnown;

    /// <summary>What may have come again last.</summary>
    public ImmutableArray<PatternRow> Patterns { get; init; } = [];

    /// <summary>All of them: <see cref="Patterns"/> is cut.</summary>
    public required int PatternsFound { get; init; }

    /// <summary>Reports among which they were looked for.</summary>
    public required int Compared { get; init; }

    /// <summary>Whether there is anything to say of them: where nothing is found among a few reports, nothing was looked for.</summary>
    public bool TellsPatterns { get; init; }

    public required PagePath PatternsPath { get; init; }

    public required PagePath IncidentsPath { get; init; }

    public required PagePath ActionsPath { get; init; }
}

/// <summary>Why no promise is shown as late.</summary>
public enum NoneLate
{
    NothingPromised,
    None,

    /// <summary>None of those that have a day, but others have none.</summary>
    NoneKnown,

    /// <summary>Of no promise can it be told.</summary>
    NotKnown,
}

/// <summary>Every incident of two years; of five or ten, where two hold next to nothing.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last: today, or the day of the newest report where the two years before today have none.</param>
/// <param name="Strip">Each incident as a dot; null where there are too many, and <paramref name="Columns"/> counts them.</param>
public sealed record RecentYears(NodaTime.LocalDate From, NodaTime.LocalDate To, int Count, DotStrip? Strip, ColumnChart? Columns)
{
    public ChartWords Words => Strip?.Words ?? Columns!.Words;

    /// <summary>How many of them the usual two years hold, where more years are shown; else null.</summary>
    public int? InLastTwo { get; init; }

    /// <summary>The years end before today, and the page says so.</summary>
    public bool IsPast { get; init; }
}
