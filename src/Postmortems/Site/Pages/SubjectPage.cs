using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Site.Charts;
using Postmortems.Site.PlaybookBlocks;
using Postmortems.Site.Subjects;

namespace Postmortems.Site.Pages;

/// <summary>A service, a team, a severity, a kind of cause or a tag: what it is, how often it comes, and what is still promised.</summary>
/// <param name="Rows">The incidents of this page, newest first; those told in a second language stand beside the first.</param>
public sealed record SubjectPage(PagePath Path, string Title, PageFrame Frame, SubjectKind Kind, ImmutableArray<IncidentRow> Rows)
    : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Incidents;

    /// <summary>As reports write it.</summary>
    public required string Id { get; init; }

    /// <summary>From the catalogue, the taxonomy or the scheme; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Of a severity alone.</summary>
    public SeverityMark? Severity { get; init; }

    /// <summary>Where the playbook says more of it.</summary>
    public Place? Playbook { get; init; }

    public required SubjectFigures Figures { get; init; }

    /// <summary>On the first page alone.</summary>
    public required SubjectCharts Charts { get; init; }

    /// <summary>How often, newest year first: from the first incident's year to the last one's.</summary>
    public ImmutableArray<YearByQuarters> Years { get; init; } = [];

    /// <summary>Who noticed first, and what else the incidents have in common; none without a line.</summary>
    public ImmutableArray<ShareTable> Shares { get; init; } = [];

    /// <summary>Still open, the latest first; cut where there are many.</summary>
    public ImmutableArray<ActionRow> Promises { get; init; } = [];

    public required PromiseCounts Counts { get; init; }

    /// <summary>Further pages have the rest of the incidents, and nothing else.</summary>
    public required PageTurn Turn { get; init; }

    public required PagePath ContentsPath { get; init; }

    public required PagePath ActionsPath { get; init; }

    /// <summary>Of services and teams; null for the others.</summary>
    public PagePath? AtomPath { get; init; }

    /// <summary>Null where no promise is due.</summary>
    public PagePath? CalendarPath { get; init; }
}

/// <summary>An incident that is told in two languages counts once; near misses and drills count apart.</summary>
/// <param name="Undated">Of the incidents: in no quarter.</param>
/// <param name="Open">Of the incidents: not over yet.</param>
public sealed record SubjectFigures(int Incidents, int NearMisses, int Drills, int Undated, int Open)
{
    public IncidentRow? Newest { get; init; }

    public IncidentRow? Oldest { get; init; }
}

/// <summary>What is drawn of a subject.</summary>
/// <param name="Dated">Incidents with a date.</param>
/// <param name="Known">Incidents whose harm is known well enough to be drawn.</param>
public sealed record SubjectCharts(int Dated, int Known)
{
    /// <summary>Null of too few.</summary>
    public ColumnChart? Often { get; init; }

    /// <summary>The columns are years: quarters would be too many.</summary>
    public bool IsByYear { get; init; }

    /// <summary>How long each hurt, the newest of very many; null of too few.</summary>
    public DotStrip? Harm { get; init; }
}

/// <param name="Quarters">Four numbers of incidents.</param>
public sealed record YearByQuarters(int Year, ImmutableArray<int> Quarters)
{
    public int Sum => Quarters.Sum();
}

/// <summary>What a table of shares counts by.</summary>
public enum ShareKind
{
    Detection,
    Severity,
    Cause,
    Gate,
    Service,
}

/// <param name="Lines">The most frequent first.</param>
/// <param name="Left">How many lines were left out.</param>
public sealed record ShareTable(ShareKind Kind, ImmutableArray<ShareLine> Lines, int Left);

/// <param name="Count">Incidents; one may stand in several lines.</param>
/// <param name="Path">Of its own page; null where it has none.</param>
public sealed record ShareLine(string Name, int Count, PagePath? Path);

/// <summary>Where one finds all services, teams, levels, kinds of cause and tags.</summary>
public sealed record SubjectsPage(PagePath Path, string Title, PageFrame Frame, ImmutableArray<SubjectGroup> Groups) : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Incidents;

    public required PageTurn Turn { get; init; }

    public required PagePath IncidentsPath { get; init; }
}

public sealed record SubjectGroup(SubjectKind Kind, ImmutableArray<SubjectLine> Lines)
{
    public string Anchor => $"{Kind.ToString().ToLowerInvariant()}-list";
}

/// <param name="Incidents">Counted as on its page.</param>
public sealed record SubjectLine(SubjectLink Link, string Description, int Incidents)
{
    public SeverityMark? Severity { get; init; }

    public int Overdue { get; init; }

    /// <summary>How often, over the time of the whole library; null of too few.</summary>
    public Sparkline? Spark { get; init; }
}
