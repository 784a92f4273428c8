using System.Collections.Immutable;
using Postmortems.Analysis.Reviews;
using Postmortems.Site.Reviews;

namespace Postmortems.Site.Pages;

/// <summary>Makes the list of reviews.</summary>
internal static class ReviewsPages
{
    public static ReviewsPage From(SiteMap map)
    {
        var words = new ReviewWords(map);
        ReviewRow Row(ReviewPeriod period)
        {
            var all = map.Library.ReviewOf(period).Counts.All;
            return new ReviewRow(words.Name(period), map.Review(period), all.Count, all.Change.Word is ChangeWord.Collected ? "" : words.Change(all.Change));
        }

        ImmutableArray<YearOfReviews> years = [.. Review.Periods(map.Library.ReviewInput).GroupBy(period => period.Year)
            .Select(year => new YearOfReviews(Row(year.Single(period => period.IsYear)), [.. year.Where(period => !period.IsYear).Order().Select(Row)]))];
        return new ReviewsPage(map.Reviews, map.Say("page.reviews"), map.Frame("reviews.html"), years)
        {
            EscapesPath = map.Escapes,
            IsCollected = years.Any(year => year.Year.Change.Length == 0 || year.Quarters.Any(quarter => quarter.Change.Length == 0)),
            Quarters = LibraryCharts.Quarters(map, words),
            NoticedAndHurt = LibraryCharts.NoticedAndHurt(map, words),
            Undated = map.Library.Incidents.Count(incident => FiledIncident.Of(incident, map.Library.Options) is { Counts: true, Day: null }),
        };
    }
}
