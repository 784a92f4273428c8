using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Playbooks;

/// <summary>A procedure as steps and the ways between them.</summary>
/// <param name="Scheme">Where the clocks of its steps are looked up; null: among the deadlines that bind every report.</param>
/// <param name="Levels">Of the scheme; empty: all of them.</param>
/// <param name="Steps">In the order of the page; ids are unique, and every exit leads to one of them.</param>
public sealed record Flow(string Title, string? Scheme, ImmutableArray<string> Levels, ImmutableArray<FlowStep> Steps);

/// <summary>A box of a flow.</summary>
public sealed record FlowStep
{
    public required string Id { get; init; }

    /// <summary>Plain text.</summary>
    public required string Text { get; init; }

    /// <summary>It asks, and its exits are the answers.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>Stands beside the main column.</summary>
    public bool IsSide { get; init; }

    /// <summary>The milestone that the step must reach in time; its limit comes from the deadlines.</summary>
    public Phase? Clock { get; init; }

    /// <summary>Id of the chapter that tells more.</summary>
    public string? Chapter { get; init; }

    /// <summary>Where that id stands in the file.</summary>
    public TextSpan ChapterPlace { get; init; }

    public ImmutableArray<FlowExit> Exits { get; init; } = [];
}

/// <summary>What a question is answered with; an ordinary step has one way out and no answer.</summary>
public enum FlowAnswer
{
    None,
    Yes,
    No,
}

public sealed record FlowExit(FlowAnswer Answer, string To);
