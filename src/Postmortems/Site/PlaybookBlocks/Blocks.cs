using System.Collections.Immutable;
using Postmortems.Incidents;

namespace Postmortems.Site.PlaybookBlocks;

/// <summary>A stretch of a playbook page, ready to be shown.</summary>
public abstract record PlaybookBlock;

/// <param name="Markdown">Whole blocks of the author's.</param>
public sealed record ProseBlock(string Markdown) : PlaybookBlock;

/// <summary>All schemes side by side, level beside level of the same rank.</summary>
public sealed record SeveritiesBlock(ImmutableArray<SchemeColumn> Schemes, ImmutableArray<RankRow> Rows) : PlaybookBlock;

public sealed record SchemeColumn(string Id, string Name);

/// <param name="Cells">One for each scheme, in their order: none, one, or several levels of that rank.</param>
public sealed record RankRow(int Rank, ImmutableArray<ImmutableArray<LevelCell>> Cells);

/// <param name="Anchor">Where a report's severity leads; empty where the page has it already.</param>
public sealed record LevelCell(SeverityMark Mark, string Anchor, ImmutableArray<string> Examples, ImmutableArray<LimitLine> Limits);

/// <param name="Name">"Detected → recovered".</param>
/// <param name="Limit">"1 h".</param>
public sealed record LimitLine(string Name, string Limit);

public sealed record DeadlinesBlock(ImmutableArray<DeadlineTable> Tables) : PlaybookBlock;

/// <summary>The deadlines of one scheme, a column for each level.</summary>
/// <param name="Scheme">Empty for those that bind every report.</param>
/// <param name="Levels">Empty for those that bind every report.</param>
public sealed record DeadlineTable(string Scheme, ImmutableArray<SeverityMark> Levels, ImmutableArray<DeadlineLine> Lines);

/// <param name="Anchor">Where a report's deadline leads.</param>
/// <param name="Limits">One for each level, empty where the level is not bound; a single one where there are no levels.</param>
public sealed record DeadlineLine(string Anchor, string Name, ImmutableArray<string> Limits);

public sealed record RolesBlock(ImmutableArray<RoleLine> Roles) : PlaybookBlock;

public sealed record RoleLine(string Id, string Name, string Description);

public sealed record DutiesBlock(ImmutableArray<DutyTable> Tables) : PlaybookBlock;

/// <summary>Who does what at some levels.</summary>
/// <param name="Levels">Of one scheme; empty: at every level, whatever the scheme.</param>
public sealed record DutyTable(ImmutableArray<SeverityMark> Levels, ImmutableArray<DutyLine> Lines);

public sealed record DutyLine(string Role, ImmutableArray<string> Tasks);

/// <summary>The templates of reports, to copy.</summary>
public sealed record TemplatesBlock(ImmutableArray<TemplateText> Templates) : PlaybookBlock;

/// <param name="Name">As <c>postmortems new --template</c> takes it.</param>
/// <param name="Text">The whole file.</param>
public sealed record TemplateText(string Name, string Lang, string Text);

public sealed record RepairsBlock(ImmutableArray<RepairLine> Repairs) : PlaybookBlock;

/// <param name="Anchor">Where a report's cause leads; empty where the page has it already.</param>
/// <param name="Steps">Inline Markdown.</param>
/// <param name="Incidents">The newest reports with a cause of this kind.</param>
public sealed record RepairLine(string Anchor, NamedTerm Kind, ImmutableArray<string> Steps, ImmutableArray<IncidentRow> Incidents)
{
    /// <summary>Where the older ones stand too; null where all are here.</summary>
    public PagePath? AllPath { get; init; }

    /// <summary>In how many reports.</summary>
    public int SeenIn { get; init; }
}

public sealed record FlowBlock(FlowChart Chart) : PlaybookBlock;

/// <summary>What practice asks for, each with the places where it is answered.</summary>
public sealed record PracticesBlock(ImmutableArray<PracticeLine> Practices) : PlaybookBlock;

/// <param name="Asks">Inline Markdown.</param>
/// <param name="Answer">Inline Markdown; may be empty.</param>
/// <param name="Places">Never empty of names; kind by kind.</param>
public sealed record PracticeLine(string Asks, string Answer, ImmutableArray<PracticePlaces> Places);

/// <summary>All places of one kind.</summary>
public sealed record PracticePlaces(PlaceKind Kind, ImmutableArray<PracticePlace> Places);

/// <param name="Name">A title, or the word by which it is called.</param>
/// <param name="Path">Null for what the site has no page of.</param>
public sealed record PracticePlace(string Name, PagePath? Path = null)
{
    /// <summary>Of the name; null for the page's own, and for words of no language.</summary>
    public string? Lang { get; init; }

    /// <summary>What the name stands for; empty where it says so itself.</summary>
    public string Note { get; init; } = "";
}

/// <summary>Where a practice can be answered, in the order in which places are shown.</summary>
public enum PlaceKind
{
    Chapter,
    Page,
    Command,
    Rule,
    Field,
}
