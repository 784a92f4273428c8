using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Incidents;

namespace Postmortems.Site;

/// <summary>Where the files beside a report go: a folder of the report's id, under a name that every host can serve.</summary>
internal static class AttachmentPlan
{
    public static ImmutableSortedDictionary<string, PagePath> Copies(Library library)
    {
        var copies = library.Incidents.SelectMany(incident => CopiesOf(incident, library)).DistinctBy(copy => copy.Source, StringComparer.Ordinal);
        return copies.ToImmutableSortedDictionary(copy => copy.Source, copy => copy.Target, StringComparer.Ordinal);
    }

    /// <summary>Where the links of a report lead: to copied files, and to the pages of other reports.</summary>
    public static ImmutableSortedDictionary<string, PagePath> Links(Incident incident, SiteMap map, ImmutableSortedDictionary<string, PagePath> copies)
    {
        var links = ImmutableSortedDictionary.CreateBuilder<string, PagePath>(StringComparer.Ordinal);
        foreach (var target in Targets(incident))
        {
            if (RelativePath.Resolve(incident.Path, target) is not { } path)
                continue;
            if (copies.TryGetValue(path, out var copy))
                links[target] = copy;
            else if (Attachments.IsReport(path) && map.Library.Incidents.FirstOrDefault(other => other.Path == path) is { } other)
                links[target] = map.Incident(other.Id);
        }

        return links.ToImmutable();
    }

    /// <summary>The reports into whose chapters a report links ("other.md#timeline"), by their pages.</summary>
    public static ImmutableDictionary<PagePath, Incident> Linked(Incident incident, SiteMap map)
    {
        var linked = ImmutableDictionary.CreateBuilder<PagePath, Incident>();
        foreach (var target in incident.Body.LinkedFiles.Where(target => target.Contains('#')))
        {
            if (RelativePath.Resolve(incident.Path, target) is { } path && map.Library.Incidents.FirstOrDefault(other => other.Path == path) is { } other)
                linked[map.Incident(other.Id)] = other;
        }

        return linked.ToImmutable();
    }

    private static IEnumerable<(string Source, PagePath Target)> CopiesOf(Incident incident, Library library)
    {
        var names = new HashSet<string>();
        foreach (var path in Targets(incident).Select(target => RelativePath.Resolve(incident.Path, target)).OfType<string>().Distinct())
        {
            if (!library.Files.ContainsKey(path) || Attachments.IsReport(path))
                continue;
            var ending = Path.GetExtension(path).ToLowerInvariant();
            var stem = Slug.Of(Path.GetFileNameWithoutExtension(path)) is { Length: > 0 } slug ? slug : "file";
            var name = stem + ending;
            for (var i = 2; !names.Add(name); i++)
                name = $"{stem}-{i}{ending}";
            yield return (path, new PagePath($"files/{incident.Id}/{name}"));
        }
    }

    private static IEnumerable<string> Targets(Incident incident) => incident.Body.LinkedFiles.Concat(incident.Metrics);
}
