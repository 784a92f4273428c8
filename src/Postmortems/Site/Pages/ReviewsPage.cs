using System.Collections.Immutable;

namespace Postmortems.Site.Pages;

/// <summary>All reviews, by year.</summary>
/// <param name="Years">Newest first; only years with a dated report.</param>
public sealed record ReviewsPage(PagePath Path, string Title, PageFrame Frame, ImmutableArray<YearOfReviews> Years)
    : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Reviews;

    public required PagePath EscapesPath { get; init; }

    /// <summary>Reports that know no date, and stand in no review.</summary>
    public required int Undated { get; init; }
}

/// <summary>A period in the list of reviews.</summary>
/// <param name="Count">Incidents that count.</param>
/// <param name="Change">Beside the time before, in words.</param>
public sealed record ReviewRow(string Name, PagePath Path, int Count, string Change);

/// <param name="Quarters">Oldest first.</param>
public sealed record YearOfReviews(ReviewRow Year, ImmutableArray<ReviewRow> Quarters);
