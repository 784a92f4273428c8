using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A known heading with nothing under it, and nothing in the front matter that answers it either.</summary>
internal sealed class EmptySection : IRule
{
    public RuleInfo Info { get; } = new("PM0102", "empty-section", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from section in incident.Body.Sections
        where section.Kind is not null && !RequiredFacts.IsWritten(incident, section) && incident.Status is not ReportStatus.Draft && !IsAnswered(incident, section.Kind.Value)
            && !IsMissed(Vocabulary.Identifier(section.Kind.Value), incident, context)
        select context.Find(Info, $"section.{Vocabulary.Identifier(section.Kind!.Value)}", ("heading", section.Heading));

    // Then the missing field is named at this very heading.
    private static bool IsMissed(string section, Incident incident, RuleContext context) =>
        context.Options.Required.Any(requirement =>
            RequiredFacts.SectionOf(requirement.Field) == section
            && Demands.Apply(requirement.From, incident)
            && !RequiredFacts.IsAnswered(incident, requirement.Field));

    private static bool IsAnswered(Incident incident, SectionKind kind) => kind switch
    {
        SectionKind.Timeline => !incident.Timeline.Entries.IsEmpty,
        SectionKind.Actions => !incident.Actions.IsEmpty || incident.NoActionsWhy is not null,
        SectionKind.Impact => incident.Impact.IsSaid,
        SectionKind.Detection => incident.Detection is not null,
        SectionKind.Trigger => incident.Trigger is not null,
        SectionKind.RootCause => !incident.Causes.IsEmpty,
        SectionKind.MissedTests => incident.MissedTests.IsSaid,
        SectionKind.WentWell => !incident.Lessons.WentWell.IsEmpty,
        SectionKind.WentBadly => !incident.Lessons.WentBadly.IsEmpty,
        SectionKind.Lucky => !incident.Lessons.Lucky.IsEmpty,
        SectionKind.Surprised => !incident.Lessons.Surprised.IsEmpty,
        SectionKind.Lessons => RequiredFacts.IsAnswered(incident, "lessons"),
        _ => false,
    };
}
