using System.Collections.Immutable;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Mining;

/// <summary>A report that is like another, and why it is taken for that.</summary>
/// <param name="Score">Of words and facts, comparable within one library on one day only: pages show the order and the reasons.</param>
/// <param name="Terms">Words that both use and few others do, the most telling first.</param>
/// <param name="Concepts">Ids of concepts of the trade that both mention: what two languages share.</param>
/// <param name="Services">That both name.</param>
/// <param name="CauseKinds">Ids of kinds of cause that both give.</param>
/// <param name="Said">What a person says of the two; null where nobody does.</param>
public sealed record NearIncident(
    Incident Incident,
    double Score,
    ImmutableArray<string> Terms,
    ImmutableArray<string> Concepts,
    ImmutableArray<string> Services,
    ImmutableArray<string> CauseKinds,
    Likeness? Said)
{
    /// <summary>Which side of the two is alike; null where a text of no sides was compared, and where nobody asked.</summary>
    public AlikeIn? In { get; init; }

    /// <summary>Words that both use where they state causes, the most telling first.</summary>
    public ImmutableArray<string> CauseTerms { get; init; } = [];

    /// <summary>Words that both use where they say what was seen, the most telling first.</summary>
    public ImmutableArray<string> SymptomTerms { get; init; } = [];

    /// <summary>Those of <see cref="Terms"/> that are told of neither side.</summary>
    public ImmutableArray<string> OtherTerms => [.. Terms.Where(term => !CauseTerms.Concat(SymptomTerms).Any(told => told.Contains(term, StringComparison.Ordinal)))];

    /// <summary>The id of the kind of trigger that both give; null where they do not.</summary>
    public string? Trigger { get; init; }

    /// <summary>"gate:reason" of faults that slipped through both times in the same way.</summary>
    public ImmutableArray<string> Escapes { get; init; } = [];

    /// <summary>One of the two reports names the other as related.</summary>
    public bool IsNamed => Said is not null;
}
