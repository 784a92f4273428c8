using System.Collections.Immutable;
using Postmortems.Analysis.Mining;
using Postmortems.Incidents;
using Postmortems.Site.Charts;
using Postmortems.Site.Subjects;

namespace Postmortems.Site.Patterns;

/// <summary>What became of promises, in the page's language.</summary>
public sealed record VerdictMark(PromiseVerdict Verdict, string Name);

/// <summary>What a possible recurrence is called.</summary>
/// <param name="Lang">Of the words: a name that a person gave is in the page's language, terms are in their reports'.</param>
/// <param name="IsGiven">A person gave it; else it is the family's terms.</param>
public sealed record PatternTitle(string Text, string Lang, bool IsGiven);

/// <summary>A possible recurrence, as lists and its own page show it.</summary>
public sealed record PatternRow
{
    public required IncidentId Id { get; init; }

    public required PagePath Path { get; init; }

    public required PatternTitle Name { get; init; }

    /// <summary>People have called all its members the same cause: it is a question no longer.</summary>
    public required bool IsSaid { get; init; }

    /// <summary>The earliest first.</summary>
    public required ImmutableArray<IncidentRow> Members { get; init; }

    /// <summary>From the first member's day to the last one's; one day, or empty, where no more is known.</summary>
    public required string Span { get; init; }

    /// <summary>Named by two members at least.</summary>
    public ImmutableArray<SubjectLink> Services { get; init; } = [];

    /// <summary>All members' harm, added up; empty where none is known.</summary>
    public string Harm { get; init; } = "";

    /// <summary>Of how many members the harm is known.</summary>
    public int HarmKnown { get; init; }

    /// <summary>Promised after its members, as far as it is known what became of it.</summary>
    public int Promised { get; init; }

    /// <summary>Of these: done by today.</summary>
    public int Kept { get; init; }

    /// <summary>Promised too, and nobody knows what became of it.</summary>
    public int PromisesUnknown { get; init; }

    public required VerdictMark Verdict { get; init; }

    /// <summary>Its members over the library's time; null where fewer than two have a day.</summary>
    public DotStrip? Strip { get; init; }
}

/// <summary>What an incident's page says of the possible recurrence that it belongs to.</summary>
/// <param name="Count">Of its members.</param>
/// <param name="Verdict">On what was promised after this incident.</param>
/// <param name="Next">The member that came next; null after the last.</param>
public sealed record PatternNote(PagePath Path, PatternTitle Name, int Count, bool IsSaid, VerdictMark Verdict, IncidentRow? Next);

/// <summary>How a reader says of two reports what the words cannot: lines for the front matter of the later one.</summary>
/// <param name="File">The later report's, from the root of the library.</param>
/// <param name="IsAddition">The report has a list of related ones already, and the lines belong into it.</param>
/// <param name="Same">To confirm.</param>
/// <param name="Different">To refute.</param>
public sealed record ConfirmLine(IncidentRow Row, string File, bool IsAddition, string Same, string Different);
