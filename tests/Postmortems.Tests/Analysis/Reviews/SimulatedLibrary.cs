using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis.Reviews;
using Postmortems.Analysis.Statistics;
using Postmortems.Incidents;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Analysis.Reviews;

/// <summary>Five quarters of incidents from one distribution, or with an effect planted into the last.</summary>
internal sealed record SimulatedLibrary(ulong Seed)
{
    private static readonly string[] Kinds = ["code_defect", "config_defect", "capacity", "network", "database", "dns"];

    private static readonly string[] Sources = ["alert", "alert", "alert", "customer_report", "internal_user", "patrol"];

    /// <summary>Expected incidents a quarter.</summary>
    public double Rate { get; init; } = 8;

    /// <summary>The last quarter's rate over the others'.</summary>
    public double RateTimes { get; init; } = 1;

    /// <summary>The last quarter's durations over the others'.</summary>
    public double DurationTimes { get; init; } = 1;

    /// <summary>The chance that an incident of the last quarter is of one kind, whatever the others are.</summary>
    public double OneKind { get; init; }

    public static ReviewPeriod Period { get; } = new(2026, 3);

    public Review Review() => Postmortems.Analysis.Reviews.Review.Of(new ReviewInput(Incidents(), An.Options, An.Today), Period);

    private ImmutableArray<Incident> Incidents()
    {
        var random = new SeededNumbers(Seed);
        var incidents = ImmutableArray.CreateBuilder<Incident>();
        // The library began long before: its first incident is none of these.
        incidents.Add(Incident(random, new LocalDate(2020, 1, 1), 0, isLast: false));
        for (var quarter = 0; quarter < 5; quarter++)
        {
            var first = Period.First.PlusMonths(3 * (quarter - 4));
            var days = NodaTime.Period.DaysBetween(first, first.PlusMonths(3));
            var count = Poisson(random, Rate * days / 91.25 * (quarter == 4 ? RateTimes : 1));
            for (var i = 0; i < count; i++)
                incidents.Add(Incident(random, first.PlusDays(random.Between(0, days)), incidents.Count, quarter == 4));
        }

        return incidents.ToImmutable();
    }

    private Incident Incident(SeededNumbers random, LocalDate day, int number, bool isLast)
    {
        var started = day.AtMidnight().InUtc().ToInstant() + Duration.FromMinutes(random.Between(0, 1440));
        var detected = started + Taken(random, 8, isLast);
        var mitigated = detected + Taken(random, 40, isLast);
        var kind = isLast && random.Unit() < OneKind ? "certificate" : Kinds[random.Between(0, Kinds.Length)];
        return new Incident
        {
            Id = IncidentId.Parse($"{day:uuuu-MM-dd}-{number}"),
            Lang = "en",
            Status = ReportStatus.Final,
            Detection = new Detection(Fact<string>.Of(Sources[random.Between(0, Sources.Length)]), null),
            Causes = [new Cause { Id = "c1", Kind = Fact<string>.Of(kind) }],
            Times = ImmutableSortedDictionary<Phase, Fact<Moment>>.Empty
                .Add(Phase.Started, At(started)).Add(Phase.Detected, At(detected)).Add(Phase.Mitigated, At(mitigated))
                .Add(Phase.Resolved, At(mitigated + Taken(random, 60, isLast))),
        };
    }

    private static Fact<Moment> At(Instant instant) => Fact<Moment>.Of(new Moment { Earliest = instant, Exactness = Exactness.Minute });

    /// <summary>Log-normal about a median, with the wide spread that such times have.</summary>
    private Duration Taken(SeededNumbers random, double medianMinutes, bool isLast)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.Unit())) * Math.Cos(2 * Math.PI * random.Unit());
        return Duration.FromMinutes((long)Math.Ceiling(medianMinutes * (isLast ? DurationTimes : 1) * Math.Exp(1.1 * normal)));
    }

    private static int Poisson(SeededNumbers random, double mean)
    {
        var (count, product) = (0, random.Unit());
        for (; product > Math.Exp(-mean); count++)
            product *= random.Unit();
        return count;
    }
}
