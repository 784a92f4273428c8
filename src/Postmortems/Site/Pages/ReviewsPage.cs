using System.Collections.Immutable;
using Postmortems.Site.Charts;

namespace Postmortems.Site.Pages;

/// <summary>All reviews, by year.</summary>
/// <param name="Years">Newest first; only years with a dated report.</param>
public sealed record ReviewsPage(PagePath Path, string Title, PageFrame Frame, ImmutableArray<YearOfReviews> Years)
    : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Reviews;

    public required PagePath EscapesPath { get; init; }

    /// <summary>Null of a short time.</summary>
    public QuarterLine? Quarters { get; init; }

    /// <summary>How late incidents were noticed, and how long they hurt; null of too few.</summary>
    public ScatterMap? NoticedAndHurt { get; init; }

    /// <summary>Some periods are not compared, since most of their reports were told later.</summary>
    public required bool IsCollected { get; init; }

    /// <summary>Reports that know no date, and stand in no review.</summary>
    public required int Undated { get; init; }
}

/// <summary>Incidents by quarter.</summary>
/// <param name="Backfilled">Of the incidents: told from old sources.</param>
public sealed record QuarterLine(LineChart Chart, int Incidents, int Backfilled);

/// <summary>A period in the list of reviews.</summary>
/// <param name="Count">Incidents that count.</param>
/// <param name="Change">Beside the time before, in words; empty where most reports were told later, which the page says once.</param>
public sealed record ReviewRow(string Name, PagePath Path, int Count, string Change);

/// <param name="Quarters">Oldest first.</param>
public sealed record YearOfReviews(ReviewRow Year, ImmutableArray<ReviewRow> Quarters);
