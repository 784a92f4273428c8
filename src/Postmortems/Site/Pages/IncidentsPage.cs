using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Site.Facets;
using Postmortems.Site.Subjects;

namespace Postmortems.Site.Pages;

/// <summary>Reports as a list, a table and a calendar: all of them, or a year's where there are too many for one page.</summary>
/// <param name="Groups">The reports on this page by year, newest first; the group without a year, for reports that know no date, comes last.</param>
public sealed record IncidentsPage(PagePath Path, string Title, PageFrame Frame, ImmutableArray<YearOfIncidents> Groups)
    : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Incidents;

    /// <summary>In the whole library.</summary>
    public required int Reports { get; init; }

    /// <summary>Every year of the library, newest first, and where its reports stand.</summary>
    public required ImmutableArray<YearEntry> Years { get; init; }

    /// <summary>The year that this page is of; null for the page of all.</summary>
    public YearEntry? Year { get; init; }

    /// <summary>The page of all has the newest alone, and the years stand on pages of their own.</summary>
    public bool IsCut { get; init; }

    public YearEntry? NewerYear { get; init; }

    public YearEntry? OlderYear { get; init; }

    /// <summary>A year may be too long for one page too.</summary>
    public required PageTurn Turn { get; init; }

    /// <summary>What the reports of all years can be filtered by.</summary>
    public FacetPanel? Facets { get; init; }

    public required PagePath AllPath { get; init; }

    /// <summary>Services, teams, levels, causes and tags.</summary>
    public required PagePath SubjectsPath { get; init; }

    /// <summary>How many of each have a page.</summary>
    public required ImmutableArray<(SubjectKind Kind, int Count)> Subjects { get; init; }

    public int Shown => Groups.Sum(group => group.Count);
}

/// <param name="Year">Null: no date is known.</param>
/// <param name="Months">The latest first; those without a report are left out.</param>
public sealed record YearOfIncidents(int? Year, ImmutableArray<MonthOfIncidents> Months, ImmutableArray<SeverityCount> Severities)
{
    /// <summary>On its page.</summary>
    public string Anchor => Year is { } year ? $"y{year}" : "undated";

    public int Count => Months.Sum(month => month.Rows.Length);
}

/// <summary>So that the calendar is the same rows, laid out in boxes.</summary>
/// <param name="Month">1 to 12; null where no date is known.</param>
/// <param name="Rows">Newest first.</param>
public sealed record MonthOfIncidents(int? Year, int? Month, ImmutableArray<IncidentRow> Rows);

/// <summary>How many reports of a level; the worst first, and those without a known level last.</summary>
public sealed record SeverityCount(SeverityMark Mark, int Count);

/// <param name="Year">Null: no date is known.</param>
/// <param name="Fragment">Its place on the page; empty where the page is its own.</param>
public sealed record YearEntry(int? Year, int Count, ImmutableArray<SeverityCount> Severities, PagePath Path, string Fragment);
