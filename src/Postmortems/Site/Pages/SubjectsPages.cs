using System.Collections.Immutable;
using System.Text;
using NodaTime;
using Postmortems.Site.Subjects;

namespace Postmortems.Site.Pages;

/// <summary>Makes the contents of all subjects.</summary>
internal static class SubjectsPages
{
    private const string Stem = "subjects";

    public static IEnumerable<SubjectsPage> From(SiteMap map)
    {
        var steps = TimeSteps.Of([.. map.Subjects.All.SelectMany(subject => subject.Counted).Select(incident => incident.Began?.Date).OfType<LocalDate>()]);
        var lines = map.Subjects.All
            .Select(subject => (subject.Kind, Line: Line(subject, map) with { Spark = SubjectDrawer.Spark(subject, steps, map) }))
            .OrderBy(pair => pair.Kind)
            .ThenByDescending(pair => pair.Kind is SubjectKind.Severity ? 0 : pair.Line.Incidents)
            .ToList();
        var pieces = Paging.Cut(lines, pair => (pair.Line.Spark is null ? 300 : 1_000) + (2 * Encoding.UTF8.GetByteCount(pair.Line.Link.Name)) + Encoding.UTF8.GetByteCount(pair.Line.Description));
        var paths = Paging.Paths(map, Stem, pieces.Length);
        return pieces.Select((piece, i) => new SubjectsPage(
            paths[i],
            map.Say("page.subjects"),
            map.Frame(SiteMap.NumberedPath(Stem, i + 1)),
            [.. piece.GroupBy(pair => pair.Kind).Select(group => new SubjectGroup(group.Key, [.. group.Select(pair => pair.Line)]))])
        {
            Turn = new PageTurn(i + 1, paths),
            IncidentsPath = map.Incidents,
        });
    }

    private static SubjectLine Line(SubjectEntry subject, SiteMap map) =>
        new(new SubjectLink(subject.Key, subject.NameIn(map.Language), map.Subject(subject)), subject.DescriptionIn(map.Language), subject.Counted.Length)
        {
            Severity = subject.Level is { } level ? IncidentRows.Mark(level, map.Language) with { Page = map.Subject(subject) } : null,
            Overdue = map.PromisesOf(subject).Count(row => row.State is ActionState.Overdue),
        };
}
