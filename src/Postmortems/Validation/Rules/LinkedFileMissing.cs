using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A picture or file that a report links to and that the build will not copy: not there, elsewhere, too large, or of a refused type.</summary>
internal sealed class LinkedFileMissing : IRule
{
    public RuleInfo Info { get; } = new("PM0705", "linked-file-missing", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        if (context.Files is not { } files)
            yield break;
        foreach (var (place, target) in Targets(incident))
        {
            var path = RelativePath.Resolve(incident.Path, target);
            var variant = path is null || !RelativePath.IsUnder(path, context.Options.Content) ? "outside" : Refusal(path, files);
            if (variant is not null)
                yield return context.FindVariant(Info, variant, place, ("target", target), ("types", string.Join(", ", Attachments.Types)));
        }
    }

    private static IEnumerable<(string Place, string Target)> Targets(Incident incident) =>
        incident.Body.LinkedFiles.Select(target => (Reading.IncidentReader.LinkPath(target), target))
            .Concat(incident.Metrics.Index().Select(pair => ($"metrics[{pair.Index}]", pair.Item)));

    private static string? Refusal(string path, IReadOnlyDictionary<string, long> files) =>
        !files.TryGetValue(path, out var size) ? "missing"
        : !Attachments.IsAllowed(path) ? "type"
        : size > Attachments.MaxBytes ? "size"
        : null;
}
