using System.Collections.Immutable;

namespace Postmortems.Incidents;

/// <summary>Who or what noticed first.</summary>
/// <param name="Source">An id of the detection taxonomy.</param>
/// <param name="Signal">What they saw.</param>
public sealed record Detection(Fact<string> Source, string? Signal);

/// <summary>What set the incident off, apart from why it could happen.</summary>
/// <param name="Kind">An id of the trigger taxonomy.</param>
/// <param name="Change">The change that did it: a commit, a ticket, a link.</param>
public sealed record Trigger(Fact<string> Kind, string? Summary, string? Change);

/// <summary>One reason why it could happen. There may be several; one may be called primary.</summary>
public sealed record Cause
{
    public required string Id { get; init; }

    /// <summary>An id of the cause taxonomy.</summary>
    public Fact<string> Kind { get; init; }

    public bool IsPrimary { get; init; }

    public string Summary { get; init; } = "";

    /// <summary>How it avoided detection until then.</summary>
    public string? Evaded { get; init; }

    /// <summary>A chain of whys, the first about the incident itself.</summary>
    public ImmutableArray<string> Why { get; init; } = [];
}

/// <summary>A gate that should have caught the fault, and why it did not (漏测).</summary>
public sealed record MissedTest
{
    public required string Id { get; init; }

    /// <summary>An id of the gate taxonomy.</summary>
    public Fact<string> Gate { get; init; }

    /// <summary>An id of the reason taxonomy.</summary>
    public Fact<string> Reason { get; init; }

    public string Summary { get; init; } = "";

    /// <summary>The id of the cause that slipped through.</summary>
    public string? Cause { get; init; }

    /// <summary>The test that now catches it: <c>path</c>, <c>path::name</c> or an address.</summary>
    public string? RegressionTest { get; init; }
}
