using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Site.Pages;

namespace Postmortems.Theme.Parts;

/// <summary>What a chapter of a report's page shows beside the author's prose.</summary>
public enum Chapter
{
    Summary,
    Impact,
    Timeline,
    Causes,
    MissedTests,
    Lessons,
    Actions,

    /// <summary>Prose alone: a section that no facts belong to, or with a heading of the author's own.</summary>
    Prose,
}

/// <summary>A chapter of a report's page.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Name">What it is called where the author gave no heading.</param>
/// <param name="Sections">The author's sections on the matter, in their order.</param>
public sealed record OutlineEntry(Chapter Chapter, string Id, SectionKind? Name, ImmutableArray<Section> Sections)
{
    /// <summary>The author's heading as inline Markdown; null where the chapter has a name of its own or the author wrote none.</summary>
    public string? Heading =>
        Chapter is Chapter.Lessons or Chapter.Causes
            ? Sections.FirstOrDefault(section => section.Kind is SectionKind.Lessons or SectionKind.RootCause)?.Heading
            : Sections.FirstOrDefault()?.Heading;
}

/// <summary>
/// The order of a report's page: summary, impact and timeline first, then the author's own order. Facts without a section of their own
/// stand where the template has them, so that facts and prose on one matter are always under one heading.
/// </summary>
internal static class ReportOutline
{
    public static ImmutableArray<OutlineEntry> Of(IncidentPage page, ReportProse prose)
    {
        var entries = page.Incident.Body.Sections
            .GroupBy(section => section.Kind is { } kind ? IdOf(kind) : prose.IdOf(section))
            .Select(group => new OutlineEntry(ChapterOf(group.First().Kind), group.Key, group.First().Kind, [.. group]))
            .Where(entry => HasFacts(page, entry.Chapter) || entry.Sections.Any(section => section.HasProse))
            .ToList();
        if (prose.Opening.Value is { Length: > 0 } && entries.TrueForAll(entry => entry.Chapter is not Chapter.Summary))
            entries.Insert(0, new OutlineEntry(Chapter.Summary, IdOf(SectionKind.Summary), SectionKind.Summary, []));
        foreach (var kind in Enum.GetValues<SectionKind>())
        {
            var chapter = ChapterOf(kind);
            if (chapter is not Chapter.Prose && entries.TrueForAll(entry => entry.Chapter != chapter) && HasFacts(page, chapter))
                entries.Insert(PlaceOf(kind, entries), new OutlineEntry(chapter, IdOf(kind), kind, []));
        }

        return [.. entries.OrderBy(entry => entry.Chapter is Chapter.Summary or Chapter.Impact or Chapter.Timeline ? entry.Chapter : Chapter.Prose)];
    }

    /// <summary>The anchor of the chapter that a known section belongs to.</summary>
    public static string IdOf(SectionKind kind) => ChapterOf(kind) switch
    {
        Chapter.Prose => kind.ToString().ToLowerInvariant(),
        Chapter.MissedTests => "missed-tests",
        var chapter => chapter.ToString().ToLowerInvariant(),
    };

    private static Chapter ChapterOf(SectionKind? kind) => kind switch
    {
        SectionKind.Summary => Chapter.Summary,
        SectionKind.Impact => Chapter.Impact,
        SectionKind.Timeline => Chapter.Timeline,
        SectionKind.Trigger or SectionKind.RootCause => Chapter.Causes,
        SectionKind.MissedTests => Chapter.MissedTests,
        SectionKind.WentWell or SectionKind.WentBadly or SectionKind.Lucky or SectionKind.Surprised or SectionKind.Lessons => Chapter.Lessons,
        SectionKind.Actions => Chapter.Actions,
        _ => Chapter.Prose,
    };

    private static bool HasFacts(IncidentPage page, Chapter chapter) => chapter switch
    {
        Chapter.Impact => page.Incident.Impact.IsSaid || !page.Incident.Impact.Windows.IsEmpty,
        Chapter.Timeline => !page.Timeline.IsEmpty,
        Chapter.Causes => !page.Causes.IsEmpty || page.Incident.Trigger is not null,
        Chapter.MissedTests => page.Incident.MissedTests.IsSaid,
        Chapter.Lessons => page.Incident.Lessons is { WentWell: var well, WentBadly: var badly, Lucky: var lucky, Surprised: var surprised }
            && !(well.IsEmpty && badly.IsEmpty && lucky.IsEmpty && surprised.IsEmpty),
        Chapter.Actions => !page.Actions.IsEmpty || page.Incident.NoActionsWhy is not null,
        _ => false,
    };

    private static int PlaceOf(SectionKind kind, List<OutlineEntry> entries)
    {
        var place = entries.FindIndex(entry => entry.Name > kind);
        return place < 0 ? entries.Count : place;
    }
}
