using System.Globalization;
using NodaTime.Text;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A line that is certainly earlier than one above it, or several with one wrong date.</summary>
internal sealed class TimelineOutOfOrder : IRule
{
    public RuleInfo Info { get; } = new("PM0204", "timeline-out-of-order", DiagnosticSeverity.Error) { IsContradiction = true };

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from lines in MisplacedLines.Of(incident.Timeline)
        let at = incident.Timeline.Entries[lines.Indices[0]].At!
        select context.FindVariant(
            Info,
            !lines.IsDate ? "line" : lines.Meant is null ? "date" : "date-meant",
            $"timeline[{lines.Indices[0]}].at",
            ("time", Say(at, lines.Above, context)),
            ("earlier", Say(lines.Above, at, context)),
            ("count", lines.Indices.Length.ToString(CultureInfo.InvariantCulture)),
            ("date", at.Date is { } date ? LocalDatePattern.Iso.Format(date) : ""),
            ("meant", lines.Meant is { } meant ? LocalDatePattern.Iso.Format(meant) : ""));

    // Between two offsets the digits alone would seem to be in order.
    private static string Say(Moment moment, Moment other, RuleContext context) =>
        moment.Offset == other.Offset ? context.Say(moment) : MomentText.Iso(moment) ?? context.Say(moment);
}
