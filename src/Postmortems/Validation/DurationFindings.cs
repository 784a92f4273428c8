using System.Collections.Immutable;
using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation;

/// <summary>A duration in words that the report's times do not come to, wherever it was said.</summary>
/// <param name="Stated">As it was said.</param>
/// <param name="Clocks">What the times say instead, the likeliest first.</param>
internal sealed record Unprovable(string Stated, SaidDuration Said, ImmutableArray<ClockReading> Clocks);

internal static class DurationFindings
{
    /// <summary>Names the clocks, the nearest of them, and the slip of a digit that would explain it, if there is one.</summary>
    public static Diagnostic Of(RuleInfo rule, string path, Unprovable duration, RuleContext context)
    {
        var (stated, said, clocks) = duration;
        var nearest = DurationProof.Nearest(clocks, said);
        var slips = DigitSlip.Find(context.Incident.Timeline, said);
        return context.FindVariant(
            rule,
            slips.IsEmpty ? null : "slip",
            path,
            ("stated", stated),
            ("clocks", List(clocks.Select(reading => Say(reading, said, context)), context)),
            ("nearest", Say(nearest, said, context)),
            ("written", List(slips.Select(slip => Time(slip.Written, context)), context)),
            ("meant", List(slips.Select(slip => Time(slip.Meant, context)), context)));
    }

    private static string List(IEnumerable<string> items, RuleContext context) => string.Join(Sentences.Say(context.Language, "list.separator"), items);

    private static string Say(ClockReading reading, SaidDuration said, RuleContext context) =>
        Sentences.Say(context.Language, $"clock.{reading.Id}.is", ("duration", Duration(reading.Elapsed!.Value, said, context)));

    private static string Duration(Elapsed elapsed, SaidDuration said, RuleContext context)
    {
        var duration = DurationText.InUnitOf(elapsed.Nominal, said.Unit, context.Language);
        return elapsed.IsAtLeast ? Sentences.Say(context.Language, "duration.at-least", ("duration", duration)) : duration;
    }

    private static string Time(Moment moment, RuleContext context) => MomentText.TimeOfDay(moment, context.Language);
}
