using System.Collections.Frozen;
using System.Collections.Immutable;
using Postmortems.Analysis.Statistics;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Reviews;

/// <summary>Lessons of one report.</summary>
public sealed record LessonsOf(Incident Incident, ImmutableArray<string> Lucky, ImmutableArray<string> Surprised);

/// <summary>All figures of a quarter or a year, each with its n and with what was left out of it. A pure function of the reports, the config and the day.</summary>
public sealed record Review(ReviewScope Scope)
{
    public ReviewPeriod Period => Scope.Period;

    public required Coverage Coverage { get; init; }

    public required ReviewCounts Counts { get; init; }

    public required ImmutableArray<DurationFigure> Durations { get; init; }

    public required TimeSplit Time { get; init; }

    public required ImmutableArray<DeadlineTally> Deadlines { get; init; }

    public required TermShares Noticed { get; init; }

    public required TermShares Causes { get; init; }

    public required TermShares Triggers { get; init; }

    public required EscapeMatrix Escapes { get; init; }

    public required Promises Promises { get; init; }

    public required ImmutableArray<LessonsOf> Lessons { get; init; }

    public required ImmutableArray<Incident> NearMisses { get; init; }

    /// <summary>Comparisons that were tested, all of them by one correction.</summary>
    public required int Comparisons { get; init; }

    /// <summary>How many of them are called a change.</summary>
    public required int Changes { get; init; }

    public static Review Of(ReviewInput input, ReviewPeriod period)
    {
        var scope = ReviewScope.Of(input, period);
        var durations = DurationFigure.Read(scope);
        var changes = Corrected(
        [
            .. ReviewCounts.Compare(scope),
            .. durations.Select(figure => ($"duration.{figure.Clock.Id}", figure.Change)),
            .. Facet.All.SelectMany(facet => facet.Compare(scope)),
        ]);
        var shares = Facet.All.ToDictionary(facet => facet.Name, facet => facet.Of(scope, changes));
        return new Review(scope)
        {
            Coverage = Coverage.Of(scope),
            Counts = ReviewCounts.Of(scope, changes),
            Durations = [.. durations.Select(figure => figure with { Change = changes[$"duration.{figure.Clock.Id}"] })],
            Time = TimeSplit.Read(scope),
            Deadlines = DeadlineTally.All(scope),
            Noticed = shares["noticed"],
            Causes = shares["cause"],
            Triggers = shares["trigger"],
            Escapes = EscapeMatrix.Read(scope.Now, input),
            Promises = Promises.Of(scope),
            Lessons = [.. LessonsIn(scope)],
            NearMisses = [.. scope.Filed.Where(incident => incident.Kind is ReportKind.NearMiss && incident.TranslationOf is null)],
            Comparisons = changes.Values.Count(change => change.Test is not null),
            Changes = changes.Values.Count(change => change.Word is ChangeWord.Rose or ChangeWord.Fell),
        };
    }

    /// <summary>The periods that have a page: every quarter and year, up to today, of a year with a dated report, and of this one. Newest first, a year before its quarters.</summary>
    public static ImmutableArray<ReviewPeriod> Periods(ReviewInput input)
    {
        var days = input.Incidents.Select(incident => FiledIncident.Of(incident, input.Options).Day).OfType<NodaTime.LocalDate>().ToList();
        var filed = days.Select(day => ReviewPeriod.Of(Quarter.Of(day))).ToHashSet();
        return
        [
            .. from year in days.Select(day => day.Year).Concat(days.Count > 0 ? [input.Today.Year] : []).Distinct()
               from number in new int?[] { null, 1, 2, 3, 4 }
               let period = new ReviewPeriod(year, number)
               where period.First <= input.Today || period.IsYear || filed.Contains(period)
               orderby period descending
               select period,
        ];
    }

    /// <summary>What a person means who names no period: the last quarter with an incident; null where there is none.</summary>
    public static ReviewPeriod? Last(ReviewInput input) =>
        input.Incidents.Select(incident => FiledIncident.Of(incident, input.Options)).Where(filed => filed is { Counts: true, Day: not null })
            .Select(filed => (ReviewPeriod?)ReviewPeriod.Of(Quarter.Of(filed.Day!.Value))).Max();

    private static FrozenDictionary<string, Change> Corrected(ImmutableArray<(string Key, Change Change)> compared)
    {
        var tested = compared.Where(one => one.Change.Test is not null).ToList();
        var adjusted = FalseDiscoveries.Adjust([.. tested.Select(one => one.Change.Test!.Value)]);
        return compared.Where(one => one.Change.Test is null)
            .Concat(tested.Zip(adjusted, (one, p) => (one.Key, Change: one.Change.With(p))))
            .ToFrozenDictionary(one => one.Key, one => one.Change);
    }

    private static IEnumerable<LessonsOf> LessonsIn(ReviewScope scope) =>
        from incident in scope.Filed
        where incident.TranslationOf is null && (!incident.Lessons.Lucky.IsEmpty || !incident.Lessons.Surprised.IsEmpty)
        select new LessonsOf(incident, incident.Lessons.Lucky, incident.Lessons.Surprised);
}
