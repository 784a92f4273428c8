using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A fact that a report of this severity and status must have, and has not.</summary>
internal sealed class MissingField : IRule
{
    public RuleInfo Info { get; } = new("PM0101", "missing-field", DiagnosticSeverity.Error);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from requirement in context.Options.Required
        where Demands.Apply(requirement.From, incident) && !RequiredFacts.IsAnswered(incident, requirement.Field) && !context.Places.Has($"unread.{requirement.Field}")
        let weight = Sentences.Say(context.Language, $"required.{requirement.From.ToString().ToLowerInvariant()}")
        let write = Sentences.Say(context.Language, $"field.{requirement.Field}")
        let variant = context.Places.Has(requirement.Field) ? "incomplete" : "absent"
        select context.FindVariant(Info, variant, requirement.Field, ("field", requirement.Field.Replace("_or_", "/")), ("weight", weight), ("write", write));
}
