using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Site.Pages;

namespace Postmortems.Site.Subjects;

/// <summary>What the incidents of a subject have in common.</summary>
internal static class Shares
{
    private const int MaxLines = 8;

    public static ImmutableArray<ShareTable> Of(SubjectEntry subject, SiteMap map)
    {
        var taxonomy = map.Library.Options.Taxonomy;
        var terms = new TermNames(map.Language);
        var unknown = map.Say("share.unknown");
        NamedTerm Noticed(Incident incident) => terms.Of(incident.Detection?.Source ?? default, taxonomy.Detection);
        IEnumerable<ShareLine> Linked(SubjectKind kind, Incident incident) =>
            SubjectIndex.KeysOf(kind, incident).Where(key => kind != subject.Kind || key != subject.Key).Select(key => map.Subject(kind, key)).Select(link => new ShareLine(link.Name, 1, link.Path));
        ImmutableArray<ShareTable> tables =
        [
            Table(ShareKind.Detection, subject, incident => [new ShareLine(Noticed(incident) is { Statement: Statement.Given } source ? source.Name : unknown, 1, null)]),
            Table(ShareKind.Severity, subject, incident => subject.Kind is SubjectKind.Severity ? [] : Severity(incident, map)),
            Table(ShareKind.Cause, subject, incident => Linked(SubjectKind.Cause, incident)),
            Table(ShareKind.Gate, subject, incident => Gates(incident).Select(gate => new ShareLine(terms.Of(gate, taxonomy.Gate).Name, 1, null))),
            Table(ShareKind.Service, subject, incident => Linked(SubjectKind.Service, incident)),
        ];
        return [.. tables.Where(table => !table.Lines.IsEmpty)];
    }

    private static IEnumerable<ShareLine> Severity(Incident incident, SiteMap map)
    {
        var mark = IncidentRows.Row(incident, map).Severity;
        return [new ShareLine(mark.Label, 1, mark.Page)];
    }

    private static IEnumerable<Fact<string>> Gates(Incident incident) =>
        (incident.MissedTests.IsGiven ? incident.MissedTests.Value : []).Select(test => test.Gate).Where(gate => gate.IsGiven);

    private static ShareTable Table(ShareKind kind, SubjectEntry subject, Func<Incident, IEnumerable<ShareLine>> linesOf)
    {
        var lines = subject.Counted
            .SelectMany(incident => linesOf(incident).Distinct())
            .GroupBy(line => (line.Name, line.Path))
            .Select(group => new ShareLine(group.Key.Name, group.Count(), group.Key.Path))
            .OrderByDescending(line => line.Count)
            .ThenBy(line => line.Name, StringComparer.Ordinal)
            .ToList();
        return new ShareTable(kind, [.. lines.Take(MaxLines)], Math.Max(0, lines.Count - MaxLines));
    }
}
