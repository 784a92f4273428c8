using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Drafting;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Playbooks;
using Postmortems.Site.Subjects;

namespace Postmortems.Site.PlaybookBlocks;

/// <summary>Draws the parts of a chapter from the config and the reports.</summary>
internal sealed class GeneratedBlocks(SiteMap map)
{
    /// <summary>A block may stand on a page twice, and two deadlines may run between the same milestones: the first has the anchor.</summary>
    private readonly HashSet<string> _anchors = [];

    /// <summary>Of the incidents that a repair was needed in; the page of the cause has all.</summary>
    private const int MaxSeen = 6;

    private string Language => map.Language;

    private LibraryOptions Options => map.Library.Options;

    public PlaybookBlock Of(ChapterPart part) => part switch
    {
        ProsePart prose => new ProseBlock(prose.Markdown),
        FlowPart flow => new FlowBlock(FlowBlocks.Chart(flow.Flow, map)),
        DutiesPart duties => Duties(duties.Scheme),
        RepairsPart repairs => new RepairsBlock([.. repairs.Repairs.Select(Repair)]),
        PracticesPart practices => PracticeBlocks.Of(practices, map),
        GeneratedPart { Kind: GeneratedKind.Severities } => Severities(),
        GeneratedPart { Kind: GeneratedKind.Deadlines } => new DeadlinesBlock(DeadlineTables()),
        GeneratedPart { Kind: GeneratedKind.Roles } => new RolesBlock([.. Options.Roles.Select(role => new RoleLine(role.Id, role.Name.In(Language), role.Description.In(Language)))]),
        GeneratedPart { Kind: GeneratedKind.Templates } => Templates(),
        _ => throw new InvalidOperationException($"{part} has no block."),
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
        Once(PlaybookAnchors.Of(level)),
        [.. level.Examples.Select(example => example.In(Language))],
        [
            .. from deadline in Options.Deadlines
               where deadline.Scheme == level.Scheme
               let limit = deadline.LimitFor(level)
               where limit is not null
               select new LimitLine(DeadlineRows.NameOf(deadline, Language), DeadlineRows.LimitText(deadline, limit, Language)),
        ]);

    private ImmutableArray<DeadlineTable> DeadlineTables() =>
    [
        .. from deadlines in Options.Deadlines.GroupBy(deadline => deadline.Scheme)
           let scheme = Options.Schemes.FirstOrDefault(scheme => scheme.Id == deadlines.Key)
           where deadlines.Key is null || scheme is not null
           select new DeadlineTable(
               scheme?.Id ?? "",
               [.. (scheme?.Levels ?? []).Select(level => IncidentRows.Mark(level, Language))],
               [.. deadlines.Select(deadline => Line(deadline, scheme))]),
    ];

    private string Once(string anchor) => _anchors.Add(anchor) ? anchor : "";

    private DeadlineLine Line(Deadline deadline, SeverityScheme? scheme)
    {
        List<SeverityLevel?> levels = scheme is null ? [null] : [.. scheme.Levels];
        return new DeadlineLine(
            Once(PlaybookAnchors.Of(deadline)),
            DeadlineRows.NameOf(deadline, Language),
            [.. levels.Select(level => deadline.LimitFor(level) is { } limit ? DeadlineRows.LimitText(deadline, limit, Language) : "")]);
    }

    private DutiesBlock Duties(string? scheme) => new(
    [
        .. from duties in Options.DutiesOf(scheme).GroupBy(duty => (duty.Scheme, Levels: string.Join('\n', duty.Levels)))
           select new DutyTable(
               [.. LevelsOf(duties.First()).Select(level => IncidentRows.Mark(level, Language))],
               [.. duties.Select(duty => new DutyLine(RoleName(duty.Role), [.. duty.Tasks.Select(task => task.In(Language))]))]),
    ]);

    /// <summary>Named even where they are all that the scheme has: levels of several schemes may stand on one page.</summary>
    private IEnumerable<SeverityLevel> LevelsOf(Duty duty) =>
        (Options.Schemes.FirstOrDefault(known => known.Id == duty.Scheme)?.Levels ?? []).Where(level => duty.Levels.IsEmpty || duty.Levels.Contains(level.Id));

    private string RoleName(string id) => new TermNames(Language).Of(Fact<string>.Of(id), Options.Roles).Name;

    private RepairLine Repair(Repair repair)
    {
        var seen = map.Library.Incidents
            .Where(incident => incident.TranslationOf is null && incident.Causes.Any(cause => cause.Kind.Value == repair.CauseKind))
            .ToList();
        return new RepairLine(
            Once(PlaybookAnchors.OfCause(repair.CauseKind)),
            new TermNames(Language).Of(Fact<string>.Of(repair.CauseKind), Options.Taxonomy.Cause),
            repair.Steps,
            [.. seen.Take(MaxSeen).Select(incident => IncidentRows.Row(incident, map))])
        {
            AllPath = seen.Count > MaxSeen ? map.Subject(SubjectKind.Cause, repair.CauseKind).Path : null,
            SeenIn = seen.Count,
        };
    }
}
