using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A severe incident that no alert found, after which nothing would find it sooner.</summary>
internal sealed class NoDetectingAction : IRule
{
    public RuleInfo Info { get; } = new("PM0512", "no-detecting-action", DiagnosticSeverity.Hint);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        var kinds = incident.Commitments().Select(pair => pair.Action.Kind).ToList();
        if (Demands.Apply(RequiredFrom.Severe, incident) && incident.TranslationOf is null && kinds.Count > 0
            && incident.Detection is { Source: { IsGiven: true, Value: not "alert" } source }
            && kinds.All(kind => kind is not (null or ActionKind.Detect)))
            yield return context.Find(Info, context.PlaceOfActions(), ("source", NameOf(source.Value!, context)));
    }

    private static string NameOf(string source, RuleContext context) =>
        context.Options.Taxonomy.Detection.FirstOrDefault(term => term.Id == source)?.Name.In(context.Language) ?? source;
}
