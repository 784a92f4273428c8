using System.Collections.Immutable;
using Postmortems.Site.Patterns;
using Postmortems.Site.Reviews;

namespace Postmortems.Site.Pages;

/// <summary>One possible recurrence: why it is taken for that, what its members have side by side, and what became of the promises.</summary>
public sealed record PatternPage(PagePath Path, string Title, PageFrame Frame, PatternRow Pattern)
    : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Incidents;

    /// <summary>Words that set it apart, each in two members at least.</summary>
    public required ImmutableArray<string> Terms { get; init; }

    /// <summary>Of the terms and of <see cref="Telling"/>.</summary>
    public required string Lang { get; init; }

    /// <summary>Kinds of cause that two members at least give.</summary>
    public ImmutableArray<string> CauseKinds { get; init; } = [];

    /// <summary>The member that is most like the others.</summary>
    public required IncidentRow Medoid { get; init; }

    /// <summary>The sentence of it that has most of the terms; may be empty.</summary>
    public string Telling { get; init; } = "";

    public required ReviewTable Members { get; init; }

    /// <summary>Null where no report says which gate missed it.</summary>
    public ReviewTable? Gates { get; init; }

    /// <summary>Null where no member has a date.</summary>
    public ReviewTable? Ledger { get; init; }

    /// <summary>Empty where people have said it of all.</summary>
    public ImmutableArray<ConfirmLine> Confirm { get; init; } = [];

    public required PagePath PatternsPath { get; init; }
}
