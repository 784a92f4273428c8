using System.Collections.Immutable;

namespace Postmortems.Incidents;

/// <summary>A stretch of harm as the author gives it; an end may be open.</summary>
public sealed record HarmWindow(Moment? From, Moment? To)
{
    /// <summary>What was hurt in it, as inline Markdown; null for the whole.</summary>
    public string? What { get; init; }
}

/// <summary>Whom the incident hurt and how. Figures stay in the author's words: "about 300", "30 %".</summary>
public sealed record Impact
{
    public static Impact Empty { get; } = new();

    /// <summary>Inline Markdown.</summary>
    public Fact<string> Summary { get; init; }

    public Fact<string> Users { get; init; }

    public Fact<string> Customers { get; init; }

    public Fact<string> RequestsFailed { get; init; }

    public Fact<string> Revenue { get; init; }

    public Fact<bool> DataLoss { get; init; }

    public Fact<bool> Security { get; init; }

    public ImmutableArray<HarmWindow> Windows { get; init; } = [];

    /// <summary>Something was said of the harm, be it that nobody knows.</summary>
    public bool IsSaid =>
        Summary.IsSaid || Users.IsSaid || Customers.IsSaid || RequestsFailed.IsSaid || Revenue.IsSaid || DataLoss.IsSaid || Security.IsSaid;
}

/// <summary>What was learnt, as four lists of inline Markdown.</summary>
public sealed record Lessons
{
    public static Lessons Empty { get; } = new();

    public ImmutableArray<string> WentWell { get; init; } = [];

    public ImmutableArray<string> WentBadly { get; init; } = [];

    public ImmutableArray<string> Lucky { get; init; } = [];

    public ImmutableArray<string> Surprised { get; init; } = [];
}
