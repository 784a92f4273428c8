using Postmortems.Analysis;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation;

/// <summary>What the rules about deadlines share.</summary>
internal static class DeadlineRules
{
    /// <summary>
    /// Those that nobody has explained yet. None of a draft, which may still explain, of an old source, of what was no incident, of a
    /// translation, whose original is asked, nor between times that somebody had to assume.
    /// </summary>
    public static IEnumerable<DeadlineReading> Unexplained(Incident incident, RuleContext context) =>
        incident is { Kind: ReportKind.Incident, Status: not ReportStatus.Draft, TranslationOf: null }
            ? Deadlines.Of(incident, context.Options).Where(reading =>
                reading.Note is null && !incident.IsAssumed(reading.Deadline.From) && !incident.IsAssumed(reading.Deadline.To))
            : [];

    public static string NameOf(Deadline deadline, RuleContext context) =>
        Sentences.Say(context.Language, "deadline.from-to", ("from", context.Say(deadline.From)), ("to", context.Say(deadline.To)));

    /// <summary>Of a limit in hours: the others have no figure.</summary>
    public static string LimitOf(DeadlineReading reading, RuleContext context) =>
        Sentences.Say(
            context.Language,
            reading.Deadline.Calendar is null ? "deadline.limit.duration" : "deadline.limit.business",
            ("duration", DurationText.AsPromised(reading.Limit.Duration, context.Language)));

    public static string LevelOf(Incident incident) => incident.Severity.Value?.Level?.Id ?? "*";
}
