using System.Collections.Immutable;
using Postmortems.Site.Charts;
using Postmortems.Site.Facets;

namespace Postmortems.Site.Pages;

/// <summary>Every promise of every report, by where it stands today. A long tracker is cut: the later states stand on further pages.</summary>
/// <param name="Groups">Those of this page, in the order of <see cref="ActionState"/>; empty ones are left out.</param>
public sealed record ActionsPage(PagePath Path, string Title, PageFrame Frame, ImmutableArray<ActionGroup> Groups)
    : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Actions;

    public required PagePath CsvPath { get; init; }

    /// <summary>Due dates, for a calendar.</summary>
    public required PagePath CalendarPath { get; init; }

    /// <summary>All states that have a promise, each with the place of its first.</summary>
    public required ImmutableArray<StateEntry> States { get; init; }

    /// <summary>What the whole tracker can be filtered by.</summary>
    public FacetPanel? Facets { get; init; }

    public required PageTurn Turn { get; init; }

    /// <summary>Of the whole tracker.</summary>
    public required PromiseCounts Counts { get; init; }

    /// <summary>How promises were kept, by team and so on; on the first page alone.</summary>
    public ImmutableArray<PromiseTally> Tallies { get; init; } = [];

    /// <summary>How long promises stay open; on the first page alone.</summary>
    public PromiseCurve? Curve { get; init; }

    public int Count => States.Sum(state => state.Count);
}

/// <param name="Rows">By due date, undated last.</param>
/// <param name="Count">Of that state in all.</param>
/// <param name="IsContinued">Its first rows stand on the page before.</param>
public sealed record ActionGroup(ActionState State, ImmutableArray<ActionRow> Rows, int Count, bool IsContinued)
{
    public string Anchor => StateEntry.AnchorOf(State);
}

/// <param name="Path">Of the page on which it begins.</param>
public sealed record StateEntry(ActionState State, int Count, PagePath Path)
{
    public string Anchor => AnchorOf(State);

    public static string AnchorOf(ActionState state) => $"state-{state.ToString().ToLowerInvariant()}";
}

/// <summary>By what promises are counted.</summary>
public enum TallyKind
{
    Team,
    Service,
    Kind,
    Owner,
}

/// <param name="Lines">Those with most overdue first, then with most open.</param>
/// <param name="Left">How many more there are; the table of actions has them all.</param>
public sealed record PromiseTally(TallyKind By, ImmutableArray<TallyLine> Lines, int Left);

/// <param name="Lang">Of the name, where it is a report's own word; null for one in the page's language.</param>
/// <param name="Path">Of its page; null where it has none.</param>
public sealed record TallyLine(string Name, PagePath? Path, string? Lang, PromiseCounts Counts);

/// <summary>How long promises stay open, of the whole tracker.</summary>
/// <param name="Known">Promises of which both days are known, or that are open since a known day.</param>
/// <param name="Running">Of these: still open.</param>
/// <param name="LeftOut">Without a day to count from or to, or given up.</param>
public sealed record PromiseCurve(int Known, int Running, int LeftOut)
{
    public bool IsTooFew { get; init; }

    /// <summary>After which half are kept; null while more than half stay open.</summary>
    public int? MedianDays { get; init; }

    /// <summary>Null of too few, and where none was kept yet.</summary>
    public SurvivalChart? Chart { get; init; }
}
