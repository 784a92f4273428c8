using System.Collections.Immutable;
using Postmortems.Incidents;

namespace Postmortems.Cli.Scaffolding;

/// <summary>What is known of a new report: first what the command line says, then what was asked; null for what is not known.</summary>
internal sealed record ReportRequest
{
    public string? Title { get; init; }

    public string? Template { get; init; }

    public string? Language { get; init; }

    /// <summary>As it was typed.</summary>
    public string? Severity { get; init; }

    public string? Started { get; init; }

    public string? Detected { get; init; }

    public ImmutableArray<string> Services { get; init; } = [];

    public string? Owner { get; init; }

    public string? TimeZone { get; init; }

    public string? Id { get; init; }
}

/// <summary>A request that has been looked over: every word in it is one that the library knows.</summary>
/// <param name="Level">Null while the severity is unknown, or was not given.</param>
internal sealed record CheckedRequest(ReportRequest Said, SeverityLevel? Level, IncidentId? Id);
