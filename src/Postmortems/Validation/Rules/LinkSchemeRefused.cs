using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Reading;

namespace Postmortems.Validation.Rules;

/// <summary>A link that is neither on the web, nor an e-mail address, nor a file beside the report.</summary>
internal sealed class LinkSchemeRefused : IRule
{
    public RuleInfo Info { get; } = new("PM0704", "link-scheme-refused", DiagnosticSeverity.Error);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from link in Links(incident)
        where !Addresses.IsWeb(link.Url) && !link.Url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && RelativePath.Resolve(incident.Path, link.Url) is null
        select context.Find(Info, link.Place, ("url", link.Url.Trim()));

    private static IEnumerable<(string Place, string Url)> Links(Incident incident) =>
        incident.Links.Index().Select(pair => ($"links[{pair.Index}].url", pair.Item.Url))
            .Concat(incident.Actions.Index().Where(pair => pair.Item.Url is not null).Select(pair => ($"actions[{pair.Index}].url", pair.Item.Url!)))
            .Concat(incident.Body.RefusedLinks.Select(target => (IncidentReader.LinkPath(target), target)));
}
