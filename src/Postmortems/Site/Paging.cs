using System.Collections.Immutable;
using System.Text;

namespace Postmortems.Site;

/// <summary>Where a page stands among those that a long list was cut into.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Paths">All of them, in order.</param>
public sealed record PageTurn(int Number, ImmutableArray<PagePath> Paths)
{
    public bool IsCut => Paths.Length > 1;

    public PagePath? Previous => Number > 1 ? Paths[Number - 2] : null;

    public PagePath? Next => Number < Paths.Length ? Paths[Number] : null;
}

/// <summary>Cuts long lists into pages that a slow line can carry.</summary>
internal static class Paging
{
    /// <summary>Bytes of rows on a page, as far as they can be told beforehand: with its frame it stays well below 150 kB.</summary>
    public const int MaxWeight = 100_000;

    /// <summary>Consecutive pieces, each as long as fits; a single empty one of an empty list.</summary>
    public static ImmutableArray<ImmutableArray<T>> Cut<T>(IEnumerable<T> items, Func<T, int> weight, int max = MaxWeight)
    {
        var pages = ImmutableArray.CreateBuilder<ImmutableArray<T>>();
        var page = ImmutableArray.CreateBuilder<T>();
        var sum = 0;
        foreach (var item in items)
        {
            var own = weight(item);
            if (sum + own > max && page.Count > 0)
            {
                pages.Add(page.ToImmutable());
                page.Clear();
                sum = 0;
            }

            page.Add(item);
            sum += own;
        }

        pages.Add(page.ToImmutable());
        return pages.ToImmutable();
    }

    /// <summary>Of the pages of one list.</summary>
    public static ImmutableArray<PagePath> Paths(SiteMap map, string stem, int count) => [.. Enumerable.Range(1, count).Select(number => map.Numbered(stem, number))];

    /// <summary>Of an incident in a list: what stands around the words was measured.</summary>
    public static int Weight(IncidentRow row) =>
        720 + Bytes(row.Title) + (2 * Bytes(row.Id.Value)) + row.Services.Sum(service => 40 + (2 * Bytes(service.Name)));

    /// <summary>Of a promise on the tracker.</summary>
    public static int Weight(ActionRow row) =>
        850 + Bytes(row.Action.Title) + Bytes(row.Action.Why ?? "") + (2 * Bytes(row.Action.Url ?? "")) + (2 * Bytes(row.Action.Owner.Value ?? ""))
        + Bytes(row.Incident.Title) + (2 * Bytes(row.Incident.Id.Value)) + row.Teams.Sum(team => 60 + (2 * Bytes(team.Name)));

    // A Chinese id is percent-encoded in links, at nine bytes a character.
    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);
}
