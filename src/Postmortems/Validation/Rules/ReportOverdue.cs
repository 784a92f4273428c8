using NodaTime;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A draft, or a report whose incident has no end, for longer than its level gives time for the review.</summary>
internal sealed class ReportOverdue : IRule
{
    public RuleInfo Info { get; } = new("PM0806", "report-overdue", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        if (incident.Kind is not ReportKind.Incident || incident.TranslationOf is not null || !(incident.Status is ReportStatus.Draft || incident.IsOpen)
            || LimitOf(incident, context.Options) is not { } limit || EndOf(incident)?.Date is not { } end)
            yield break;
        // A status that nobody understands is no draft.
        if (incident.Status is ReportStatus.Draft && context.Places.Has("status") && Vocabulary.Find<ReportStatus>(context.Source.Slice(context.Places.Of("status")).Trim('"', '\'', ' ')) is null)
            yield break;
        var days = Period.DaysBetween(end, context.Today);
        // A day begun is not over: whoever ended at midnight has until the next.
        if (days > Math.Ceiling(limit.TotalDays))
            yield return context.FindVariant(Info, incident.Status is ReportStatus.Draft ? "draft" : "open", "status", ("days", days.ToString("0")), ("level", incident.Severity.Value!.Written));
    }

    /// <summary>The time for the review. On a calendar of working hours it is longer than it looks, and left to the rule on deadlines.</summary>
    private static Duration? LimitOf(Incident incident, LibraryOptions options) =>
        (from deadline in options.Deadlines
         where deadline.To is Phase.Reviewed && deadline.Calendar is null && incident.Severity.Value?.Level is not null
         let limit = deadline.LimitFor(incident.Severity.Value!.Level)
         where limit is { Kind: LimitKind.Duration }
         select (Duration?)limit.Duration).FirstOrDefault();

    private static Moment? EndOf(Incident incident) =>
        incident.Milestone(Phase.Resolved).Value ?? incident.Milestone(Phase.Recovered).Value ?? incident.Milestone(Phase.Mitigated).Value ?? incident.Began;
}
