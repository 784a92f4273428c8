using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>"unknown", where somebody in the team can be asked and the report is too far on to do without.</summary>
internal sealed class UnknownNoLongerAllowed : IRule
{
    /// <summary>
    /// What can always be found out or decided, and from when on it must be. What set it off, why, whom it hurt and when it began are not
    /// among them: there "unknown" may be all that honesty allows.
    /// </summary>
    private static readonly ImmutableArray<(string Field, RequiredFrom From, Func<Incident, Statement> Of)> Known =
    [
        ("severity", RequiredFrom.Review, incident => incident.Severity.Statement),
        ("services", RequiredFrom.Final, incident => incident.Services.Statement),
        ("owner", RequiredFrom.Final, incident => incident.Owner.Statement),
    ];

    public RuleInfo Info { get; } = new("PM0105", "unknown-no-longer-allowed", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from fact in Known
        where Demands.Apply(fact.From, incident) && !incident.IsBackfilled && incident.TranslationOf is null
        where context.Asks(fact.Field) && fact.Of(incident) is Statement.Unknown
        select context.FindVariant(Info, fact.Field, fact.Field, ("status", Vocabulary.Name(incident.Status, context.Language)));
}
