using Postmortems.Analysis.Reviews;
using Postmortems.Site.Reviews;

namespace Postmortems.Site.Pages;

/// <summary>Makes the page of escapes.</summary>
internal static class EscapesPages
{
    public static EscapesPage From(SiteMap map)
    {
        var input = map.Library.ReviewInput;
        var matrix = EscapeMatrix.Read(input.Incidents.Select(incident => FiledIncident.Of(incident, input.Options)), input);
        var words = new ReviewWords(map);
        return new EscapesPage(map.Escapes, map.Say("page.escapes"), map.Frame("escapes.html"), [.. EscapeSections.Blocks(matrix, words, new ReviewRoom(words, map.Escapes, [], matrix.Incidents), isWhole: true)])
        {
            ReviewsPath = map.Reviews,
        };
    }
}
