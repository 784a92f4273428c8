using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Playbooks;

namespace Postmortems.Site.PlaybookBlocks;

/// <summary>A place on a page.</summary>
/// <param name="Fragment">Empty: the top.</param>
public sealed record Place(PagePath Path, string Fragment = "");

/// <summary>Where the playbook answers what a report raises; null where no chapter does.</summary>
internal sealed class PlaybookPlaces
{
    private readonly SiteMap _map;
    private readonly ImmutableDictionary<Phase, Place> _phases;
    private readonly PagePath? _severities;
    private readonly PagePath? _deadlines;
    private readonly ImmutableDictionary<string, Place> _repairs;

    public PlaybookPlaces(SiteMap map)
    {
        _map = map;
        Chapters = map.Library.Playbook.In(map.Language);
        _phases = First(Chapters.SelectMany(chapter => chapter.Phases.Select(phase => (phase, new Place(map.Chapter(chapter.Id))))));
        _repairs = First(
            from chapter in Chapters
            from repairs in chapter.Parts.OfType<RepairsPart>()
            from repair in repairs.Repairs
            select (repair.CauseKind, new Place(map.Chapter(chapter.Id), PlaybookAnchors.OfCause(repair.CauseKind))));
        _severities = With(GeneratedKind.Severities);
        _deadlines = With(GeneratedKind.Deadlines);
    }

    /// <summary>In the order of the playbook, each in the page's language where it can be.</summary>
    public ImmutableArray<Chapter> Chapters { get; }

    public Place? Of(SeverityLevel? level) => level is not null && _severities is { } path ? new Place(path, PlaybookAnchors.Of(level)) : null;

    public Place? Of(Deadline deadline) => _deadlines is { } path ? new Place(path, PlaybookAnchors.Of(deadline)) : null;

    public Place? Of(Phase phase) => _phases.GetValueOrDefault(phase);

    public Place? OfCause(string kind) => _repairs.GetValueOrDefault(kind);

    private PagePath? With(GeneratedKind kind) =>
        Chapters.FirstOrDefault(chapter => chapter.Parts.Contains(new GeneratedPart(kind))) is { } chapter ? _map.Chapter(chapter.Id) : null;

    private static ImmutableDictionary<TKey, Place> First<TKey>(IEnumerable<(TKey Key, Place Place)> pairs)
        where TKey : notnull =>
        pairs.DistinctBy(pair => pair.Key).ToImmutableDictionary(pair => pair.Key, pair => pair.Place);
}
