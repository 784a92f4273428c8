using Postmortems.Site;
using Postmortems.Site.Pages;

namespace Postmortems.Theme.Layout;

/// <summary>How a page writes the address of another place of the site.</summary>
internal static class Addresses
{
    /// <summary>Relative, except where a host may show the page at any depth and the site's own address is known.</summary>
    public static string AddressOf(this Page page, PagePath target) =>
        page is NotFoundPage { Base: { } start } ? start + target.Encoded : page.LinkTo(target);

    public static string AddressOf(this Page page, PagePath target, string fragment) =>
        $"{(target == page.Path ? "" : page.AddressOf(target))}#{Uri.EscapeDataString(fragment)}";

    public static string Asset(this Page page, string name) => page.AddressOf(new PagePath($"assets/{name}"));
}
