using System.Collections.Immutable;
using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A note on a deadline that the report's level does not have: no page would show it.</summary>
internal sealed class UnknownClock : IRule
{
    public RuleInfo Info { get; } = new("PM0304", "unknown-clock", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        // Whoever does not know the level yet does not know its deadlines.
        if (incident.DeadlineNotes.IsEmpty || incident.Severity.Value?.Level is not { } level)
            return [];
        ImmutableArray<Configuration.Deadline> deadlines = [.. Deadlines.Of(incident, context.Options).Select(reading => reading.Deadline)];
        var known = deadlines.Select(DeadlineNames.Of).Distinct().ToList();
        return
            from pair in incident.DeadlineNotes.Index()
            where !deadlines.Any(deadline => DeadlineNames.Names(pair.Item.Clock, deadline))
            // A clock of another level is no slip of the pen.
            let nearest = DeadlineNames.Phases(pair.Item.Clock).To is null ? Nearest.To(pair.Item.Clock, known) : null
            select context.FindVariant(
                Info,
                known.Count == 0 ? "none" : nearest is null ? "other" : "near",
                $"deadline_notes[{pair.Index}].clock",
                ("clock", pair.Item.Clock),
                ("level", level.Id),
                ("nearest", nearest ?? ""),
                ("known", string.Join(Sentences.Say(context.Language, "list.separator"), known)));
    }
}
