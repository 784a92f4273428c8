using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A report that names itself: as an incident like it, or as the original of which it is a translation.</summary>
internal sealed class RelatesToItself : IRule
{
    public RuleInfo Info { get; } = new("PM0810", "relates-to-itself", DiagnosticSeverity.Error);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        var own = incident.FormerIds.Append(incident.Id).ToHashSet();
        if (incident.TranslationOf is { } original && own.Contains(original))
            yield return context.FindVariant(Info, "translation", "translation_of", ("id", original.Value));
        foreach (var (i, related) in incident.Related.Index().Where(pair => own.Contains(pair.Item.Id)))
            yield return context.FindVariant(Info, "related", $"related[{i}]", ("id", related.Id.Value));
    }
}
