using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site;

/// <summary>A severity as a page shows it: the team's own word, with the rank for colour and shape.</summary>
/// <param name="Label">"P0", "Sev 2", or "unknown" in the page's language.</param>
/// <param name="Rank">1 is the worst; 0 where no level is known.</param>
/// <param name="Name">The level's name in the page's language; may be empty.</param>
/// <param name="Definition">For the tooltip; may be empty.</param>
public sealed record SeverityMark(string Label, int Rank, string Name, string Definition);

/// <summary>An incident in a list.</summary>
public sealed record IncidentRow
{
    public required IncidentId Id { get; init; }

    public required PagePath Path { get; init; }

    public required string Title { get; init; }

    /// <summary>Language of the title, which may differ from the page's.</summary>
    public required string Lang { get; init; }

    public required SeverityMark Severity { get; init; }

    /// <summary>Null where the report knows no date.</summary>
    public Moment? Began { get; init; }

    /// <summary>The date rests on something that the author had to assume.</summary>
    public bool IsDateAssumed { get; init; }

    public Elapsed? Harm { get; init; }

    public ImmutableArray<string> Services { get; init; } = [];

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

/// <summary>A corrective action in a list.</summary>
public sealed record ActionRow
{
    public required CorrectiveAction Action { get; init; }

    public required ActionState State { get; init; }

    /// <summary>The report that promised it, and the place on its page.</summary>
    public required IncidentRow Incident { get; init; }

    /// <summary>Days past the last day of the promise; null unless overdue.</summary>
    public int? DaysLate { get; init; }

    /// <summary>The fragment on the incident's page: "action-a1".</summary>
    public string Anchor => $"action-{Action.Id}";
}

/// <summary>A line of the timeline with what can only be said by looking at its neighbours.</summary>
/// <param name="Day">Set where a new day begins, and on the first dated line.</param>
/// <param name="SinceStart">From the first start of harm (else the first time known); null for a line without a time.</param>
public sealed record TimelineRow(TimelineEntry Entry, LocalDate? Day, Elapsed? SinceStart);

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
    /// <summary>What the playbook says of such causes.</summary>
    public Place? Repairs { get; init; }
}

/// <summary>A missed test with what answers to it.</summary>
public sealed record MissedTestRow(MissedTest Test, NamedTerm Gate, NamedTerm Reason, ImmutableArray<string> AddressedBy);

/// <summary>Another incident, as a person put it beside this one.</summary>
/// <param name="Row">Null when no report of that id is in this edition.</param>
public sealed record RelatedRow(RelatedIncident Related, IncidentRow? Row);

/// <summary>A file to download.</summary>
/// <param name="Id">Names its sentence.</param>
/// <param name="Rows">Number of records; 0 where that means nothing.</param>
public sealed record Download(string Id, PagePath Path, int Rows, ImmutableArray<DownloadColumn> Columns);

/// <summary>A column of a table, and what it means in the page's language.</summary>
public sealed record DownloadColumn(string Name, string Meaning);
