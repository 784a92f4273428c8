namespace Postmortems.Site.Pages;

/// <summary>Makes the page for addresses that do not exist.</summary>
internal static class NotFoundPages
{
    public static NotFoundPage From(SiteMap map) =>
        new(map.NotFound, map.Say("page.not-found"), map.Frame("404.html"), map.Library.Options.BaseUrl);
}
