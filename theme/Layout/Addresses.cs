using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Theme.Layout;

/// <summary>How a page writes the address of another place of the site.</summary>
internal static class Addresses
{
    /// <summary>Relative, except where a host may show the page at any depth and the site's own address is known.</summary>
    public static string AddressOf(this Page page, PagePath target) =>
        page is NotFoundPage { Base: { } start } ? start + target.Encoded : page.LinkTo(target);

    /// <param name="fragment">An anchor; with an equals sign the state of a filter, whose values come encoded.</param>
    public static string AddressOf(this Page page, PagePath target, string fragment) =>
        $"{(target == page.Path ? "" : page.AddressOf(target))}#{(fragment.Contains('=', StringComparison.Ordinal) ? fragment : Uri.EscapeDataString(fragment))}";

    public static string AddressOf(this Page page, Place place) =>
        place.Fragment.Length > 0 ? page.AddressOf(place.Path, place.Fragment) : page.AddressOf(place.Path);

    public static string Asset(this Page page, string name) => page.AddressOf(new PagePath($"assets/{name}"));
}
