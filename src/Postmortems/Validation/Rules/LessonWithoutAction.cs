using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>What went badly, or well by luck alone, and no action answers it.</summary>
internal sealed class LessonWithoutAction : IRule
{
    public RuleInfo Info { get; } = new("PM0409", "lesson-without-action", DiagnosticSeverity.Hint);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        // An action that does not say what it is for may be the answer to anything.
        incident.IsBackfilled || incident.Status is ReportStatus.Draft || incident.TranslationOf is not null
            || incident.NoActionsWhy is not null || incident.Actions.IsEmpty || incident.Actions.Any(action => action.Addresses.IsEmpty)
            ? []
            : Unanswered(SectionKind.WentBadly, "badly", incident, context).Concat(Unanswered(SectionKind.Lucky, "lucky", incident, context));

    /// <summary>One finding for a list: the first of it that nothing answers.</summary>
    private IEnumerable<Diagnostic> Unanswered(SectionKind kind, string variant, Incident incident, RuleContext context) =>
        from lesson in LessonIds.Of(kind, incident.Lessons).Index()
        where !incident.Actions.Any(action => action.Addresses.Any(id => LessonIds.Means(id, kind, lesson.Index + 1)))
        let name = Vocabulary.Identifier(kind)
        select context.FindVariant(
            Info,
            variant,
            context.Places.Has($"section.{name}") ? $"section.{name}" : $"lessons.{name}",
            ("lesson", lesson.Item),
            ("id", $"{name}-{lesson.Index + 1}")) into finding
        group finding by finding.Span into list
        select list.First();
}
