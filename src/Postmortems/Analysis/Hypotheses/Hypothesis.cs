using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Hypotheses;

/// <summary>What may have come first. Neither kind names a cause: that is for people to find.</summary>
public enum HypothesisKind
{
    /// <summary>Somebody changed something.</summary>
    Change,

    /// <summary>A measured series moved.</summary>
    Movement,
}

/// <summary>What a line of evidence tells.</summary>
public enum EvidenceKind
{
    /// <summary>The change itself.</summary>
    Changed,

    /// <summary>A series went to another level.</summary>
    Moved,

    /// <summary>A series stood out for a while.</summary>
    StoodOut,

    Began,

    Noticed,

    TakenBack,

    /// <summary>Soon after it was taken back the harm was over.</summary>
    OverAfter,

    /// <summary>It was taken back, and the harm went on.</summary>
    WentOn,

    /// <summary>No series moved between the change and the moment when somebody noticed.</summary>
    NothingMoved,
}

/// <summary>A line of the report or of a file beside it that speaks for a hypothesis or against it.</summary>
/// <param name="File">From the root of the repository.</param>
/// <param name="At">Null where nobody wrote a time down.</param>
public sealed record Evidence(EvidenceKind Kind, string File, Moment? At)
{
    /// <summary>Of the fact, as <c>Places</c> knows it; null for a metric file.</summary>
    public string? Place { get; init; }

    /// <summary>Of a metric file, 1-based.</summary>
    public int Line { get; init; }

    /// <summary>The author's words, or the name of the series.</summary>
    public string Text { get; init; } = "";

    /// <summary>Of a series: where it lay, and where it went.</summary>
    public (double Before, double After)? Values { get; init; }

    public bool IsAgainst => Kind is EvidenceKind.WentOn or EvidenceKind.NothingMoved;
}

/// <summary>What came first, by the order in time, with what speaks for it and against it.</summary>
/// <param name="Subject">The change in the author's words, or the name of the series.</param>
/// <param name="Evidence">In order of time.</param>
public sealed record Hypothesis(HypothesisKind Kind, string Subject, ImmutableArray<Evidence> Evidence)
{
    /// <summary>From what came first to the harm; null where a time is missing.</summary>
    public Duration? Lead { get; init; }

    /// <summary>What speaks for it less what speaks against it, for the order alone.</summary>
    public int Weight { get; init; }
}

/// <summary>All hypotheses of a report, the one to look into first at the top.</summary>
/// <param name="KnowsBeginning">The report says when the harm began or was noticed: without that there is no before.</param>
public sealed record HypothesisList(ImmutableArray<Hypothesis> Ranked, bool KnowsBeginning);
