using Postmortems.Site;
using Postmortems.Site.Pages;

namespace Postmortems.Theme.Layout;

/// <summary>How a page writes the address of another place of the site.</summary>
internal static class Addresses
{
    /// <summary>Relative, except where a host may show the page at any depth and the site's own address is known.</summary>
    public static string AddressOf(this Page page, PagePath target) =>
        page is NotFoundPage { Base: { } start } ? $"{RootOf(start)}/{target.Encoded}" : page.LinkTo(target);

    public static string AddressOf(this Page page, PagePath target, string fragment) =>
        $"{(target == page.Path ? "" : page.AddressOf(target))}#{Uri.EscapeDataString(fragment)}";

    public static string Asset(this Page page, string name) => page.AddressOf(new PagePath($"assets/{name}"));

    // Without the host: a copy of the site elsewhere must not ask this one for its style sheets, and its policy would refuse them.
    private static string RootOf(string start) =>
        (Uri.TryCreate(start, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.AbsolutePath : start)
            .TrimEnd('/');
}
