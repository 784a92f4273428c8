using System.Collections.Immutable;
using NodaTime;

namespace Postmortems.Incidents;

/// <summary>What an action does against the next incident.</summary>
public enum ActionKind
{
    Prevent,
    Detect,
    Mitigate,
    Repair,
    Process,
}

/// <summary>An idea is not a commitment; the others are, or were.</summary>
public enum ActionStatus
{
    Idea,
    Open,
    InProgress,
    Done,
    WontDo,

    /// <summary>Told by an old source that does not say what became of it: neither open nor overdue.</summary>
    Unknown,
}

/// <summary>A due date as promised: a day, a month or a quarter.</summary>
/// <param name="Written">"2023-03", "2023-Q1", "2023-03-14".</param>
/// <param name="Last">The last day on which it is still kept.</param>
public sealed record DueDate(string Written, LocalDate Last);

/// <summary>What somebody promised to do so that it does not happen again.</summary>
public sealed record CorrectiveAction
{
    /// <summary>Unique within its report; its place, "a1", where none is written.</summary>
    public required string Id { get; init; }

    /// <summary>Inline Markdown.</summary>
    public required string Title { get; init; }

    public ActionKind? Kind { get; init; }

    /// <summary>Ids of causes, missed tests or lessons.</summary>
    public ImmutableArray<string> Addresses { get; init; } = [];

    public Fact<string> Owner { get; init; }

    public string? Team { get; init; }

    public Fact<DueDate> Due { get; init; }

    public ActionStatus Status { get; init; } = ActionStatus.Open;

    public Fact<LocalDate> Done { get; init; }

    /// <summary>Earlier promises, oldest first.</summary>
    public ImmutableArray<DueDate> DueHistory { get; init; } = [];

    public string? Acceptance { get; init; }

    public string? Verifier { get; init; }

    public string? Url { get; init; }

    /// <summary>Why it will not be done.</summary>
    public string? Why { get; init; }

    /// <summary>Somebody stands for it, now or then.</summary>
    public bool IsCommitment => Status is not ActionStatus.Idea;

    public bool IsOpen => Status is ActionStatus.Open or ActionStatus.InProgress;

    /// <summary>Open and past the last day of its due date. <paramref name="today"/> is a parameter: the core has no clock.</summary>
    public bool IsOverdue(LocalDate today) => IsOpen && Due.IsGiven && Due.Value!.Last < today;
}
