using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Notices;
using Postmortems.Site.PlaybookBlocks;
using Postmortems.Site.Subjects;

namespace Postmortems.Site;

/// <summary>A severity as a page shows it: the team's own word, with the rank for colour and shape.</summary>
/// <param name="Label">"P0", "Sev 2", or "unknown" in the page's language.</param>
/// <param name="Rank">1 is the worst; 0 where no level is known.</param>
/// <param name="Name">The level's name in the page's language; may be empty.</param>
/// <param name="Definition">For the tooltip; may be empty.</param>
public sealed record SeverityMark(string Label, int Rank, string Name, string Definition)
{
    /// <summary>All incidents of the level; null for a level that no scheme declares.</summary>
    public PagePath? Page { get; init; }
}

/// <summary>An incident in a list.</summary>
public sealed record IncidentRow
{
    public required IncidentId Id { get; init; }

    public required PagePath Path { get; init; }

    /// <summary>In words alone.</summary>
    public required string Title { get; init; }

    /// <summary>The title in pieces, where one of them is code; mostly empty.</summary>
    public ImmutableArray<TitlePiece> TitleCode { get; init; } = [];

    /// <summary>Language of the title, which may differ from the page's.</summary>
    public required string Lang { get; init; }

    public required SeverityMark Severity { get; init; }

    /// <summary>Null where the report knows no date.</summary>
    public Moment? Began { get; init; }

    /// <summary>The date rests on something that the author had to assume.</summary>
    public bool IsDateAssumed { get; init; }

    public Elapsed? Harm { get; init; }

    public ImmutableArray<SubjectLink> Services { get; init; } = [];

    public ImmutableArray<SubjectLink> Teams { get; init; } = [];

    public ReportStatus Status { get; init; }

    /// <summary>What sets it apart from an incident told while it was fresh: its kind, its old sources, or both. Mostly empty.</summary>
    public ImmutableArray<ReportKind> KindNotes { get; init; } = [];

    public bool IsOpen { get; init; }

    public int ActionsOpen { get; init; }

    public int ActionsOverdue { get; init; }
}

/// <summary>Where a promise stands today.</summary>
public enum ActionState
{
    Overdue,
    DueSoon,
    Open,
    Idea,
    Done,
    WontDo,
    Unknown,
}

/// <summary>Whether a promise was kept by the day it was last promised for.</summary>
public enum Keeping
{
    /// <summary>Not done, or not to be done, or nobody's promise.</summary>
    NotKept,
    OnTime,
    Late,

    /// <summary>Done, and the day of it or the due date is not known.</summary>
    DayUnknown,
}

/// <summary>A corrective action in a list.</summary>
public sealed record ActionRow
{
    public required CorrectiveAction Action { get; init; }

    public required ActionState State { get; init; }

    /// <summary>The report that promised it, and the place on its page.</summary>
    public required IncidentRow Incident { get; init; }

    /// <summary>Days past the last day of the promise; null unless overdue.</summary>
    public int? DaysLate { get; init; }

    /// <summary>Days between the first promise and the present one; null where it never moved to another day.</summary>
    public int? DaysSlipped { get; init; }

    /// <summary>Who stands for it, beside a person: the action's own team, else those of its report.</summary>
    public ImmutableArray<SubjectLink> Teams { get; init; } = [];

    /// <summary>Days from the incident to the day it was done, or to today; null where one of them is not known, and for what is nobody's promise.</summary>
    public int? Age { get; init; }

    /// <summary>Days that the promise was put off, from the first to the present due date; null where it never was.</summary>
    public int? Slip { get; init; }

    public Keeping Keeping { get; init; }

    /// <summary>The fragment on the incident's page: "action-a1".</summary>
    public string Anchor => $"action-{Action.Id}";
}

/// <summary>A line of the timeline with what can only be said by looking at its neighbours.</summary>
/// <param name="Day">Set where a new day begins, and on the first dated line.</param>
/// <param name="SinceStart">From the first start of harm (else the first time known); null for a line without a time.</param>
public sealed record TimelineRow(TimelineEntry Entry, LocalDate? Day, Elapsed? SinceStart)
{
    /// <summary>Place of its time among all times of the timeline, from 0; a line without a time was known with the line above it.</summary>
    public int Step { get; init; }

    /// <summary>The step from which on one could call the line what it is called: that a release had introduced the fault was found out later.</summary>
    public int NamedFrom { get; init; }

    /// <summary>The step from which on its distance from the start could be told.</summary>
    public int CountedFrom { get; init; }

    /// <summary>The distance from the line above, in steps of two minutes; the longest that is drawn to scale is <see cref="TimelineRows.MostGap"/>.</summary>
    public int Gap { get; init; }

    /// <summary>The distance from the line above where it is too long to be drawn to scale, and so is said.</summary>
    public Elapsed? Later { get; init; }
}

/// <summary>One of the pages that a long timeline is cut into.</summary>
/// <param name="Number">From 1; the first stands on the report's own page.</param>
/// <param name="First">Of all its lines, from 1.</param>
/// <param name="Total">Lines of the whole timeline.</param>
/// <param name="Pages">Where they all stand, in order.</param>
public sealed record TimelinePart(int Number, int First, int Last, int Total, ImmutableArray<PagePath> Pages)
{
    public PagePath? Before => Number > 1 ? Pages[Number - 2] : null;

    public PagePath? After => Number < Pages.Length ? Pages[Number] : null;
}

/// <summary>An id of a vocabulary with its name in the page's language.</summary>
/// <param name="Statement">Not given: <paramref name="Name"/> is empty, and the view says "unknown" or nothing.</param>
public sealed record NamedTerm(string Id, string Name, Statement Statement)
{
    /// <summary>What tells it from its neighbours, for the tooltip; may be empty.</summary>
    public string Description { get; init; } = "";
}

/// <summary>A cause with what answers to it.</summary>
public sealed record CauseRow(Cause Cause, NamedTerm Kind, ImmutableArray<string> AddressedBy)
{
    /// <summary>All incidents with a cause of this kind.</summary>
    public PagePath? Page { get; init; }

    /// <summary>What the playbook says of such causes.</summary>
    public Place? Repairs { get; init; }
}

/// <summary>A missed test with what answers to it.</summary>
public sealed record MissedTestRow(MissedTest Test, NamedTerm Gate, NamedTerm Reason, ImmutableArray<string> AddressedBy);

/// <summary>Another incident, as a person put it beside this one.</summary>
/// <param name="Row">Null when no report of that id is in this edition.</param>
public sealed record RelatedRow(RelatedIncident Related, IncidentRow? Row)
{
    /// <summary>What was promised there and is not kept yet.</summary>
    public ImmutableArray<ActionRow> Open { get; init; } = [];

    /// <summary>The other report names this one, and the words are that report's.</summary>
    public bool IsFromThere { get; init; }
}

/// <summary>Related incidents of one likeness: the same cause apart from the same symptom.</summary>
public sealed record RelatedGroup(Likeness Same, ImmutableArray<RelatedRow> Rows);

/// <summary>An earlier incident that nobody has put beside this one, and why it may belong there.</summary>
/// <param name="Terms">Words that both use and few others do, elsewhere than of cause and symptom.</param>
/// <param name="Services">That both name.</param>
/// <param name="CauseKinds">That both give, by their names.</param>
/// <param name="Open">What was promised there and is not kept yet.</param>
public sealed record NearRow(IncidentRow Row, ImmutableArray<string> Terms, ImmutableArray<string> Services, ImmutableArray<string> CauseKinds, ImmutableArray<ActionRow> Open)
{
    /// <summary>Words that both use where they state causes.</summary>
    public ImmutableArray<string> CauseTerms { get; init; } = [];

    /// <summary>Words that both use where they say what was seen.</summary>
    public ImmutableArray<string> SymptomTerms { get; init; } = [];

    /// <summary>What it means that one side is alike and the other is not; empty where there is nothing to tell.</summary>
    public string Hint { get; init; } = "";

    /// <summary>Terms of the trade that both mention, by their names: what two languages share. Empty where the words of one language say as much.</summary>
    public ImmutableArray<string> Concepts { get; init; } = [];

    /// <summary>The kind of trigger that both give; empty where they do not.</summary>
    public string Trigger { get; init; } = "";

    /// <summary>Gates with the reason for which both slipped through.</summary>
    public ImmutableArray<(string Gate, string Reason)> Escapes { get; init; } = [];
}

/// <summary>A message about an incident, ready to copy.</summary>
/// <param name="Blanks">Places that a person must fill in first.</param>
public sealed record NoticeRow(NoticeKind Kind, int Blanks, string Text, string Markdown);

/// <summary>A commit that touched a report.</summary>
/// <param name="Commit">The full hash.</param>
/// <param name="Day">At the place of who wrote it.</param>
/// <param name="Subject">The first line of its message.</param>
public sealed record ReportChange(string Commit, LocalDate Day, string Subject);

/// <summary>A file to download.</summary>
/// <param name="Id">Names its sentence.</param>
/// <param name="Rows">Number of records; 0 where that means nothing.</param>
public sealed record Download(string Id, PagePath Path, int Rows, ImmutableArray<DownloadColumn> Columns);

/// <summary>A column of a table, and what it means in the page's language.</summary>
public sealed record DownloadColumn(string Name, string Meaning);
