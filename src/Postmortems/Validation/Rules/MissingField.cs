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
        where Demands.Apply(requirement.From, incident) && !RequiredFacts.IsAnswered(incident, requirement.Field) && !IsUnread(requirement.Field, context)
        let weight = Sentences.Say(context.Language, $"required.{requirement.From.ToString().ToLowerInvariant()}")
        let write = Sentences.Say(context.Language, $"field.{requirement.Field}")
        let variant = VariantOf(requirement.Field, incident, context)
        select context.FindVariant(Info, variant, PlaceOf(requirement.Field, context), ("field", requirement.Field.Replace("_or_", Sentences.Say(context.Language, "list.or"))), ("weight", weight), ("write", write));

    private static string VariantOf(string field, Incident incident, RuleContext context) =>
        context.Places.Has(field) || context.Places.Has($"empty.{field}") ? "incomplete"
        : incident.Body.Sections.Any(section => section is { IsToBeWritten: true, Kind: { } kind } && Vocabulary.Identifier(kind) == RequiredFacts.SectionOf(field)) ? "unwritten"
        : "absent";

    // The fault that kept it from being read is named already.
    private static bool IsUnread(string field, RuleContext context) => context.Places.Has("unread") || context.Places.Has($"unread.{field}");

    /// <summary>The key, else the empty heading that would answer it, else the head of the report.</summary>
    private static string PlaceOf(string field, RuleContext context) =>
        context.Places.Has($"empty.{field}") ? $"empty.{field}"
        : !context.Places.Has(field) && RequiredFacts.SectionOf(field) is { } section && context.Places.Has($"section.{section}") ? $"section.{section}" : field;
}
