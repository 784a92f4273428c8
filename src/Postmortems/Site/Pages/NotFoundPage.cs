namespace Postmortems.Site.Pages;

/// <summary>What a host shows for an address that does not exist; it may show it at any depth.</summary>
/// <param name="Base">The site's own address for its links, or null where none is known.</param>
public sealed record NotFoundPage(PagePath Path, string Title, PageFrame Frame, string? Base) : Page(Path, Title, Frame);
