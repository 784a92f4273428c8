using System.Collections.Immutable;
using Postmortems.Diagnostics;

namespace Postmortems.Validation.Rules;

/// <summary>Two reports for one address, now or by a former id.</summary>
internal sealed class DuplicateId : ILibraryRule
{
    public RuleInfo Info { get; } = new("PM0801", "duplicate-id", DiagnosticSeverity.Error);

    public IEnumerable<Diagnostic> Check(ImmutableArray<LibraryEntry> library)
    {
        var owners = new Dictionary<string, LibraryEntry>();
        foreach (var (entry, id, place) in library.SelectMany(Own).Concat(library.SelectMany(Former)))
        {
            if (!owners.TryAdd(id, entry) && owners[id] is var owner && owner.Source != entry.Source)
                yield return entry.Find(Info, place, ("id", id), ("other", owner.Source.Path));
        }
    }

    // Ids lead, whatever the order of files: a former id must not take a living report's address.
    private static IEnumerable<(LibraryEntry Entry, string Id, string Place)> Own(LibraryEntry entry) =>
        [(entry, entry.Id.Value, "id")];

    private static IEnumerable<(LibraryEntry Entry, string Id, string Place)> Former(LibraryEntry entry) =>
        entry.FormerIds.Index().Select(pair => (entry, pair.Item.Value, $"former_ids[{pair.Index}]"));
}
