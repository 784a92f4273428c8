using System.Collections.Immutable;
using Postmortems.Analysis.Reviews;
using Postmortems.Incidents;
using Postmortems.Site.Charts;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site.Reviews;

/// <summary>
/// How much of a list a review carries: all of it while the period has few incidents; else what tells most, and where the rest stands. Figures are
/// reckoned from all either way.
/// </summary>
/// <param name="page">Which carries it.</param>
/// <param name="quarters">Those of the period that have an incident; none: the whole library.</param>
internal sealed class ReviewRoom(ReviewWords words, PagePath page, ImmutableArray<Quarter> quarters, int incidents)
{
    private const int FewIncidents = 12;
    private const int MostRows = 10;
    private const int MostLinks = 3;

    public PagePath Page => page;

    public bool IsTight => incidents > FewIncidents;

    public int Rows => IsTight ? MostRows : int.MaxValue;

    public static ReviewRoom Of(Review review, ReviewWords words) => new(
        words,
        words.Map.Review(review.Period),
        [.. review.Counts.Quarters.Zip(review.Counts.All.ByQuarter).Where(pair => pair.Second > 0 && review.Period.Contains(pair.First.First)).Select(pair => pair.First)],
        review.Coverage.Incidents);

    /// <summary>The list of incidents, filtered by the period and by what is counted.</summary>
    public Place ListOf(string facet = "", string value = "")
    {
        var own = quarters.Select(quarter => $"quarter={quarter}");
        var filters = value.Length > 0 ? own.Prepend($"{facet}={Uri.EscapeDataString(value)}") : own;
        return new Place(words.Map.Incidents, string.Join('&', filters));
    }

    /// <summary>Null where nothing is left out.</summary>
    public MoreRows? More(int left, string key, Place to) => left <= 0 ? null : new MoreRows(words.Say(key, ("n", ReviewWords.Whole(left))), to);

    public MoreRows? InList(int left) => More(left, "figures.more.incidents", ListOf());

    /// <summary>A count: it opens the incidents that it counts, or leads to them.</summary>
    public ReviewCell Counted(ImmutableArray<Incident> counted, string facet, string value) => IsTight && value.Length > 0
        ? new ReviewCell(ReviewWords.Whole(counted.Length)) { To = ListOf(facet, value) }
        : Opened(ReviewWords.Whole(counted.Length), [.. counted.Select(incident => words.Link(incident))], ListOf(facet, value));

    /// <param name="links">Those that tell most first.</param>
    public ReviewCell Opened(string text, ImmutableArray<ReviewLink> links, Place rest) => new ReviewCell(text)
    {
        Links = IsTight ? [.. links.Take(MostLinks)] : links,
        More = IsTight ? More(links.Length - MostLinks, "figures.more.incidents", rest) : null,
    };
}
