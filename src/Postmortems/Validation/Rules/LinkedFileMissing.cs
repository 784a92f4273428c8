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
        foreach (var target in incident.Body.LinkedFiles.Concat(incident.Metrics).Distinct())
        {
            var path = RelativePath.Resolve(incident.Path, target);
            if (path is null || !RelativePath.IsUnder(path, context.Options.Content))
                yield return At(context, "outside", target);
            else if (!files.TryGetValue(path, out var size))
                yield return At(context, "missing", target);
            else if (!Attachments.IsAllowed(path))
                yield return At(context, "type", target);
            else if (size > Attachments.MaxBytes)
                yield return At(context, "size", target);
        }
    }

    private Diagnostic At(RuleContext context, string variant, string target)
    {
        var finding = context.FindVariant(Info, variant, "", ("target", target), ("types", string.Join(", ", Attachments.Types)));
        var at = context.Source.Text.IndexOf(target, StringComparison.Ordinal);
        return at < 0 ? finding : finding with { Span = new TextSpan(at, at + target.Length) };
    }
}
