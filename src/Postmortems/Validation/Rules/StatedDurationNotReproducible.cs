using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A duration that no clock over the whole incident comes to.</summary>
internal sealed class StatedDurationNotReproducible : IRule
{
    public RuleInfo Info { get; } = new("PM0207", "stated-duration-not-reproducible", DiagnosticSeverity.Warning) { IsContradiction = true };

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        if (incident.DurationStated is not { } stated || DurationWords.TryRead(stated) is not { } said)
            return [];
        var proof = DurationProof.Of(incident);
        return proof.OfTheWhole.IsEmpty || proof.Fits(said) ? [] : [DurationFindings.Of(Info, "duration_stated", new Unprovable(stated, said, proof.Told(said)), context)];
    }
}
