using System.Collections.Immutable;
using NodaTime;
using Postmortems.Configuration;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Reviews;

/// <summary>What a review is reckoned from, and nothing else: no clock, no disk.</summary>
/// <param name="Incidents">All reports, translations and drills included: what counts is decided here.</param>
public sealed record ReviewInput(ImmutableArray<Incident> Incidents, LibraryOptions Options, LocalDate Today)
{
    /// <summary>Paths of named regression tests that the repository holds.</summary>
    public ImmutableHashSet<string> FoundTests { get; init; } = [];

    /// <summary>What <c>check</c> finds, by the path of the report; null where nobody has asked it.</summary>
    public ImmutableSortedDictionary<string, int>? Findings { get; init; }

    public TestProof ProofOf(MissedTest test) =>
        test.RegressionTest is not { Length: > 0 } ? TestProof.Missing
        : RegressionTests.PathOf(test) is { } path && FoundTests.Contains(path) ? TestProof.Proven
        : TestProof.Claimed;
}

/// <summary>What stands behind "a test catches it now".</summary>
public enum TestProof
{
    /// <summary>No test is named.</summary>
    Missing,

    /// <summary>One is named, and the repository does not show it.</summary>
    Claimed,

    /// <summary>The repository holds the file that is named.</summary>
    Proven,
}

/// <summary>A report with the day it is filed under.</summary>
/// <param name="Day">In the team's zone; null: no date is known.</param>
public sealed record FiledIncident(Incident Incident, LocalDate? Day)
{
    /// <summary>The date is approximate, or assumed, or only a month: another quarter is thinkable.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>An incident, told then or later; not a near miss, a drill, or the same in another language.</summary>
    public bool Counts => Incident.TranslationOf is null && Incident.Kind is ReportKind.Incident or ReportKind.Backfilled;

    public static FiledIncident Of(Incident incident, LibraryOptions options)
    {
        if (incident.Began is not { IsRelative: false } began)
            return new FiledIncident(incident, null);
        // A day or a month was written by the calendar on the wall; a time of day is one instant everywhere.
        var isDay = began.Exactness >= Exactness.Day || options.TimeZone is null;
        var day = isDay ? began.Local.Date : began.Earliest.InZone(options.TimeZone!).Date;
        return new FiledIncident(incident, day)
        {
            IsUncertain = began.IsApproximate && began.Exactness >= Exactness.Day
                || incident.Assumed.Any(assumption => assumption.Field.Split('.', '[')[0] is "times" or "timeline" or "date" or "year"),
        };
    }
}
