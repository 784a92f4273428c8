using System.Collections.Immutable;

namespace Postmortems.Incidents;

/// <summary>How far the report is written.</summary>
public enum ReportStatus
{
    Draft,
    Review,
    Final,
}

/// <summary>Only <see cref="Incident"/> and <see cref="Backfilled"/> count in statistics.</summary>
public enum ReportKind
{
    Incident,
    NearMiss,
    Drill,

    /// <summary>An incident told from old sources.</summary>
    Backfilled,
}

/// <summary>Who may read a report, or a part of it.</summary>
public enum Audience
{
    Internal,
    Public,
}

/// <summary>One incident as its postmortem tells it. Built once by <c>Reading</c>, then only read.</summary>
public sealed record Incident
{
    public required IncidentId Id { get; init; }

    /// <summary>Where the report lies, relative to the content folder, with "/" on every machine.</summary>
    public string Path { get; init; } = "";

    public ImmutableArray<IncidentId> FormerIds { get; init; } = [];

    /// <summary>The report of which this is the same incident in another language: counted once.</summary>
    public IncidentId? TranslationOf { get; init; }

    /// <summary>Plain text.</summary>
    public string Title { get; init; } = "";

    /// <summary>BCP 47.</summary>
    public required string Lang { get; init; }

    public ReportStatus Status { get; init; }

    public ReportKind Kind { get; init; }

    /// <summary>Told from old sources, which a near miss or a drill may be too: never asked for more than a report in review.</summary>
    public bool IsBackfilled { get => field || Kind is ReportKind.Backfilled; init; }

    public ImmutableArray<Assumption> Assumed { get; init; } = [];

    public Fact<Severity> Severity { get; init; }

    public ImmutableArray<SeverityChange> SeverityChanges { get; init; } = [];

    public Fact<ImmutableArray<string>> Services { get; init; }

    public ImmutableArray<string> Teams { get; init; } = [];

    public ImmutableArray<string> Tags { get; init; } = [];

    public Fact<string> Owner { get; init; }

    public ImmutableArray<string> Authors { get; init; } = [];

    public ImmutableArray<RoleHolder> Roles { get; init; } = [];

    /// <summary>IANA name of the zone in which times without offset were read; null when none was known.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Milestones given under <c>times</c>. Ask <see cref="Milestone"/>, which also knows the timeline.</summary>
    public ImmutableSortedDictionary<Phase, Fact<Moment>> Times { get; init; } = ImmutableSortedDictionary<Phase, Fact<Moment>>.Empty;

    public ImmutableArray<DeadlineNote> DeadlineNotes { get; init; } = [];

    /// <summary>The duration as the author said it: checked, never computed with.</summary>
    public string? DurationStated { get; init; }

    public Detection? Detection { get; init; }

    public Impact Impact { get; init; } = Impact.Empty;

    public Trigger? Trigger { get; init; }

    public ImmutableArray<Cause> Causes { get; init; } = [];

    public Fact<ImmutableArray<MissedTest>> MissedTests { get; init; }

    public ImmutableArray<CorrectiveAction> Actions { get; init; } = [];

    /// <summary>Why there is no action, where the report says so (<c>actions: {none: …}</c>).</summary>
    public string? NoActionsWhy { get; init; }

    public Timeline Timeline { get; init; } = Timeline.Empty;

    public ImmutableArray<RelatedIncident> Related { get; init; } = [];

    public Lessons Lessons { get; init; } = Lessons.Empty;

    /// <summary>Relative paths of CSV files beside the report.</summary>
    public ImmutableArray<string> Metrics { get; init; } = [];

    public ImmutableArray<ReportLink> Links { get; init; } = [];

    public Audience Audience { get; init; }

    /// <summary>Keys of the front matter that only the internal edition has: "impact.revenue".</summary>
    public ImmutableArray<string> InternalKeys { get; init; } = [];

    public ImmutableArray<Allowance> Allow { get; init; } = [];

    public ReportBody Body { get; init; } = ReportBody.Empty;

    /// <summary>Given when the timeline or <c>times</c> has it; the timeline leads.</summary>
    public Fact<Moment> Milestone(Phase phase) =>
        Timeline.MilestoneOf(phase) is { } told ? Fact<Moment>.Of(told) : Times.GetValueOrDefault(phase);

    /// <summary>The day that a reader would file it under: the first of started, detected and the first dated entry.</summary>
    public Moment? Began =>
        Milestone(Phase.Started).Value ?? Milestone(Phase.Detected).Value ?? Timeline.Entries.FirstOrDefault(e => e.At is not null)?.At;

    /// <summary>Neither over nor told to be so by a status of final. What is written down years later is over, whether its end is known or not.</summary>
    public bool IsOpen =>
        Status is not ReportStatus.Final && !IsBackfilled
        && !Milestone(Phase.Mitigated).IsSaid && !Milestone(Phase.Recovered).IsSaid && !Milestone(Phase.Resolved).IsSaid;
}

/// <summary>What the author had to settle without evidence.</summary>
/// <param name="Field">A key, "times.started" for one within another.</param>
public sealed record Assumption(string Field, string Why);

/// <param name="Role">An id from the config, or the author's own word.</param>
/// <param name="Name">A handle or a team.</param>
public sealed record RoleHolder(string Role, string Name);

/// <summary>Why a deadline was missed.</summary>
/// <param name="Clock">"detected-classified", or the clock's name.</param>
public sealed record DeadlineNote(string Clock, string Why);

/// <summary>What a person says about the likeness of two incidents.</summary>
public enum Likeness
{
    Unsaid,
    Cause,
    Symptom,
    Different,
}

/// <summary>Another incident that a person has put beside this one.</summary>
public sealed record RelatedIncident(IncidentId Id, Likeness Same, string? Why);

/// <summary>A ticket, dashboard, chat or source.</summary>
public sealed record ReportLink(string Title, string Url);

/// <summary>One rule silenced in one report, with the reason.</summary>
/// <param name="Rule">A code or a name.</param>
public sealed record Allowance(string Rule, string Why);
