using System.Collections.Immutable;

namespace Postmortems.Incidents;

/// <summary>One line of a timeline.</summary>
public sealed record TimelineEntry
{
    /// <summary>Null: the entry stands in order between its neighbours, at a time that nobody wrote down.</summary>
    public Moment? At { get; init; }

    public Phase? Phase { get; init; }

    /// <summary>Inline Markdown, in the author's words.</summary>
    public string Text { get; init; } = "";

    public string? By { get; init; }

    /// <summary>A link or the name of a log, dump or screenshot.</summary>
    public string? Evidence { get; init; }
}

/// <summary>What happened, in the order in which the report tells it.</summary>
public sealed record Timeline
{
    public static Timeline Empty { get; } = new();

    public ImmutableArray<TimelineEntry> Entries { get; init; } = [];

    public Moment? FirstOf(Phase phase)
    {
        foreach (var entry in Entries)
        {
            if (entry.Phase == phase && entry.At is not null)
                return entry.At;
        }

        return null;
    }

    public Moment? LastOf(Phase phase)
    {
        for (var i = Entries.Length - 1; i >= 0; i--)
        {
            if (Entries[i].Phase == phase && Entries[i].At is { } at)
                return at;
        }

        return null;
    }

    /// <summary>The one that counts: see <see cref="Phases.CountsFromLast"/>.</summary>
    public Moment? MilestoneOf(Phase phase) => phase.CountsFromLast() ? LastOf(phase) : FirstOf(phase);
}
