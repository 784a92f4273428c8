using System.Collections.Immutable;
using Postmortems.Diagnostics;

namespace Postmortems.Validation.Rules;

/// <summary>Two reports for one address, now or by a former id.</summary>
internal sealed class DuplicateId : ILibraryRule
{
    public RuleInfo Info { get; } = new("PM0801", "duplicate-id", DiagnosticSeverity.Error);

    public IEnumerable<Diagnostic> Check(ImmutableArray<RuleContext> library)
    {
        var owners = new Dictionary<string, RuleContext>();
        foreach (var (context, id, place) in library.SelectMany(Own).Concat(library.SelectMany(Former)))
        {
            if (!owners.TryAdd(id, context) && owners[id] is var owner && owner != context)
                yield return context.Find(Info, place, ("id", id), ("other", owner.Source.Path));
        }
    }

    // Ids lead, whatever the order of files: a former id must not take a living report's address.
    private static IEnumerable<(RuleContext Context, string Id, string Place)> Own(RuleContext context) =>
        [(context, context.Incident.Id.Value, "id")];

    private static IEnumerable<(RuleContext Context, string Id, string Place)> Former(RuleContext context) =>
        context.Incident.FormerIds.Index().Select(pair => (context, pair.Item.Value, $"former_ids[{pair.Index}]"));
}
