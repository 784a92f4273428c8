using System.Collections.Immutable;

namespace Postmortems.Site.Data;

/// <summary>What the cells of a column hold, where they hold anything.</summary>
public enum CellKind
{
    Text,
    Number,
    Truth,
}

/// <summary>A column, and what it means: the sentence <c>column.TABLE.MEANING</c>.</summary>
public sealed record Column(string Name, string Meaning)
{
    public CellKind Kind { get; init; }

    public static implicit operator Column(string name) => new(name, name);

    public static Column Number(string name) => new(name, name) { Kind = CellKind.Number };

    public static Column Truth(string name) => new(name, name) { Kind = CellKind.Truth };
}

/// <summary>Records for machines.</summary>
/// <param name="Rows">Each as long as the columns; a cell is a string, a long, a bool, or null for nothing said.</param>
public sealed record Table(string Name, ImmutableArray<Column> Columns, ImmutableArray<ImmutableArray<object?>> Rows);

/// <summary>Every table of the site.</summary>
public static class Tables
{
    /// <summary>The incidents first; the first column of every other table is the id of the report that the record belongs to.</summary>
    public static ImmutableArray<Table> Of(Library library) =>
    [
        IncidentsTable.Of(library),
        ActionsTable.Of(library),
        TimelineTable.Of(library),
        CausesTable.Of(library),
        MissedTestsTable.Of(library),
        DurationsTable.Of(library),
        RecurrencesTable.Of(library),
    ];

    internal static ImmutableArray<object?> Row(params ImmutableArray<object?> cells) => cells;

    internal static string? Joined(IEnumerable<string> words) => string.Join(' ', words) is { Length: > 0 } joined ? joined : null;

    /// <summary>The value, "unknown" or "n/a" where that was said, null where nothing was.</summary>
    internal static string? Said<T>(Incidents.Fact<T> fact, Func<T, string?> write)
        where T : notnull =>
        fact.Statement switch
        {
            Incidents.Statement.Given => write(fact.Value!),
            Incidents.Statement.Unknown => "unknown",
            Incidents.Statement.NotApplicable => "n/a",
            _ => null,
        };

    internal static string? Said(Incidents.Fact<string> fact) => Said(fact, text => text);

    /// <summary>ISO 8601; "T+172800" in seconds for a time without a date; "~" before an approximate one.</summary>
    internal static string? Time(Incidents.Moment? moment) =>
        moment is null ? null : (moment.IsApproximate ? "~" : "") + Iso(moment);

    private static string Iso(Incidents.Moment moment) =>
        Language.MomentText.Iso(moment) ?? $"T+{(long)(moment.Earliest - NodaTime.Instant.FromUnixTimeTicks(0)).TotalSeconds}";
}
