using System.Collections.Immutable;

namespace Postmortems.Importing;

/// <summary>One thing that a foreign report says, under the name that ours has for it.</summary>
/// <param name="Field">An id of the vocabulary's group "fact".</param>
/// <param name="Value">As written.</param>
/// <param name="From">Where it was found, for people: "the heading", "line 4: Severity", "the column Priority".</param>
/// <param name="IsGuess">The source does not say so itself.</param>
internal sealed record ForeignFact(string Field, string Value, string From, bool IsGuess = false);

/// <summary>What became of the words of a source: put into a field, guessed, or left where they stood.</summary>
public enum Outcome
{
    Mapped,
    Guessed,
    Left,
}

/// <summary>A line of the summary that an import ends with.</summary>
/// <param name="Field">Of our front matter, or a section; for what was left its own name in the source.</param>
/// <param name="From">Where it was found.</param>
public sealed record ImportNote(Outcome Outcome, string Field, string From);

/// <summary>Facts as they are found: the first that says a thing wins, and what says it again stays where it stands.</summary>
internal sealed class FactSheet
{
    private readonly List<ForeignFact> _facts = [];

    public IReadOnlyList<ForeignFact> All => _facts;

    public ForeignFact? Find(string field) => _facts.Find(fact => fact.Field == field);

    public string? Value(string field) => Find(field)?.Value;

    /// <summary>For several reports of one source, which share what stands above them.</summary>
    public FactSheet Copy()
    {
        var copy = new FactSheet();
        copy._facts.AddRange(_facts);
        return copy;
    }

    /// <summary>False for an empty value, and for a thing that is said already.</summary>
    public bool Add(ForeignFact fact)
    {
        if (fact.Value.Trim().Length == 0 || Find(fact.Field) is not null)
            return false;
        _facts.Add(fact with { Value = fact.Value.Trim() });
        return true;
    }
}

/// <summary>A report of another tool, as ours: what becomes a file.</summary>
public sealed record ImportedReport
{
    /// <summary>Path of the source as people name it; with the record's own name behind it where the source holds several.</summary>
    public required string Source { get; init; }

    /// <summary>The name that the source gives it, in the shape of an id; never empty.</summary>
    public required string Name { get; init; }

    /// <summary>"2026-03-14", or "2026-03"; null where no day is known.</summary>
    public string? Day { get; init; }

    public required string Text { get; init; }

    public ImmutableArray<ImportNote> Notes { get; init; } = [];

    /// <summary>Our own already: it keeps its place, and no byte of it changes.</summary>
    public bool IsOurs { get; init; }

    /// <summary>Of a report of ours: its path in the folder that is imported; null where nobody said which folder that is.</summary>
    public string? Place { get; init; }

    /// <summary>The files beside it that it links to, or is measured by; targets as written.</summary>
    public ImmutableArray<string> LinkedFiles { get; init; } = [];
}
