using NodaTime;
using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A duration that no clock of the report's own times comes to.</summary>
internal sealed class StatedDurationNotReproducible : IRule
{
    public RuleInfo Info { get; } = new("PM0207", "stated-duration-not-reproducible", DiagnosticSeverity.Warning) { IsContradiction = true };

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        if (incident.DurationStated is not { } stated || DurationWords.TryRead(stated) is not { } said)
            return [];
        var known = Clocks.All
            .Select(clock => Clocks.Read(incident, clock))
            .Where(reading => reading.Elapsed is { IsExact: true } elapsed && elapsed.Nominal > Duration.Zero)
            .DistinctBy(reading => (reading.Elapsed, reading.Id is "harm" or "elapsed" ? "harm" : reading.Id))
            .ToList();
        if (known.Count == 0 || known.Any(reading => said.Fits(reading.Elapsed!.Value.Nominal)))
            return [];

        var told = known.Where(IsTold).DefaultIfEmpty(known[0]).ToList();
        var nearest = told.MinBy(reading => Math.Abs((reading.Elapsed!.Value.Nominal - said.Value).TotalSeconds))!;
        var slips = DigitSlip.Find(incident.Timeline, said);
        return
        [
            context.FindVariant(
                Info,
                slips.IsEmpty ? null : "slip",
                "duration_stated",
                ("stated", stated),
                ("clocks", string.Join(Sentences.Say(context.Language, "list.separator"), told.Select(reading => Say(reading, said, context)))),
                ("nearest", Say(nearest, said, context)),
                ("written", string.Join(Sentences.Say(context.Language, "list.separator"), slips.Select(slip => Time(slip.Written, context)))),
                ("meant", string.Join(Sentences.Say(context.Language, "list.separator"), slips.Select(slip => Time(slip.Meant, context))))),
        ];
    }

    // The clocks that somebody may have meant by "it lasted"; the others only count when they happen to fit.
    private static bool IsTold(ClockReading reading) =>
        reading.Id is "elapsed" or "harm" or "latent" or "resolve";

    private static string Say(ClockReading reading, SaidDuration said, RuleContext context) =>
        Sentences.Say(context.Language, $"clock.{reading.Id}.is", ("duration", DurationText.InUnitOf(reading.Elapsed!.Value.Nominal, said.Unit, context.Language)));

    private static string Time(Moment moment, RuleContext context) => MomentText.TimeOfDay(moment, context.Language);
}
