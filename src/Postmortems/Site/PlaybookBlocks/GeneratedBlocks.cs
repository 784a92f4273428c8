using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Drafting;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Playbooks;

namespace Postmortems.Site.PlaybookBlocks;

/// <summary>Draws the parts of a chapter from the config and the reports.</summary>
internal sealed class GeneratedBlocks(SiteMap map)
{
    private string Language => map.Language;

    private LibraryOptions Options => map.Library.Options;

    public PlaybookBlock Of(ChapterPart part) => part switch
    {
        ProsePart prose => new ProseBlock(prose.Markdown),
        FlowPart flow => new FlowBlock(FlowBlocks.Chart(flow.Flow, map)),
        DutiesPart duties => Duties(duties.Scheme),
        RepairsPart repairs => new RepairsBlock([.. repairs.Repairs.Select(Repair)]),
        GeneratedPart { Kind: GeneratedKind.Severities } => Severities(),
        GeneratedPart { Kind: GeneratedKind.Deadlines } => new DeadlinesBlock(DeadlineTables()),
        GeneratedPart { Kind: GeneratedKind.Roles } => new RolesBlock([.. Options.Roles.Select(role => new RoleLine(role.Id, role.Name.In(Language), role.Description.In(Language)))]),
        _ => Templates(),
    };

    private TemplatesBlock Templates() => new(
    [
        .. map.Library.Templates.Names
            .Select(name => map.Library.Templates.Find(name, Language))
            .OfType<ReportTemplate>()
            .Select(template => new TemplateText(template.Name, template.Language ?? Language, template.Text)),
    ]);

    private SeveritiesBlock Severities()
    {
        var ranks = Options.Schemes.SelectMany(scheme => scheme.Levels).Select(level => level.Rank).Distinct().Order();
        return new SeveritiesBlock(
            [.. Options.Schemes.Select(scheme => new SchemeColumn(scheme.Id, scheme.Name.In(Language)))],
            [.. ranks.Select(rank => new RankRow(rank, [.. Options.Schemes.Select(scheme => scheme.Levels.Where(level => level.Rank == rank).Select(Cell).ToImmutableArray())]))]);
    }

    private LevelCell Cell(SeverityLevel level) => new(
        IncidentRows.Mark(level, Language),
        PlaybookAnchors.Of(level),
        [.. level.Examples.Select(example => example.In(Language))],
        [
            .. from deadline in Options.Deadlines
               where deadline.Scheme == level.Scheme
               let limit = deadline.LimitFor(level)
               where limit is not null
               select new LimitLine(DeadlineRows.NameOf(deadline, Language), DeadlineRows.LimitText(deadline, limit, Language)),
        ]);

    private ImmutableArray<DeadlineTable> DeadlineTables()
    {
        var seen = new HashSet<string>();
        return
        [
            .. from deadlines in Options.Deadlines.GroupBy(deadline => deadline.Scheme)
               let scheme = Options.Schemes.FirstOrDefault(scheme => scheme.Id == deadlines.Key)
               where deadlines.Key is null || scheme is not null
               select new DeadlineTable(
                   scheme?.Id ?? "",
                   [.. (scheme?.Levels ?? []).Select(level => IncidentRows.Mark(level, Language))],
                   [.. deadlines.Select(deadline => Line(deadline, scheme, seen))]),
        ];
    }

    // Two deadlines may run between the same milestones, on different calendars: the first has the anchor.
    private DeadlineLine Line(Deadline deadline, SeverityScheme? scheme, HashSet<string> seen)
    {
        List<SeverityLevel?> levels = scheme is null ? [null] : [.. scheme.Levels];
        var anchor = PlaybookAnchors.Of(deadline);
        return new DeadlineLine(
            seen.Add(anchor) ? anchor : "",
            DeadlineRows.NameOf(deadline, Language),
            [.. levels.Select(level => deadline.LimitFor(level) is { } limit ? DeadlineRows.LimitText(deadline, limit, Language) : "")]);
    }

    private DutiesBlock Duties(string? scheme)
    {
        var levels = Options.Schemes.FirstOrDefault(known => known.Id == scheme)?.Levels ?? [];
        return new DutiesBlock(
        [
            .. from duties in Options.Duties.Where(duty => duty.Scheme == scheme).GroupBy(duty => string.Join('\n', duty.Levels))
               select new DutyTable(
                   [.. levels.Where(level => duties.First().Levels.Contains(level.Id)).Select(level => IncidentRows.Mark(level, Language))],
                   [.. duties.Select(duty => new DutyLine(RoleName(duty.Role), [.. duty.Tasks.Select(task => task.In(Language))]))]),
        ]);
    }

    private string RoleName(string id) => new TermNames(Language).Of(Fact<string>.Of(id), Options.Roles).Name;

    private RepairLine Repair(Repair repair) => new(
        PlaybookAnchors.OfCause(repair.CauseKind),
        new TermNames(Language).Of(Fact<string>.Of(repair.CauseKind), Options.Taxonomy.Cause),
        repair.Steps,
        [
            .. map.Library.Incidents
                .Where(incident => incident.TranslationOf is null && incident.Causes.Any(cause => cause.Kind.Value == repair.CauseKind))
                .Select(incident => IncidentRows.Row(incident, map)),
        ]);
}
