namespace Postmortems.Site.Pages;

/// <summary>An address that a report had before: leads on to where it is now.</summary>
public sealed record MovedPage(PagePath Path, string Title, PageFrame Frame, PagePath Target) : Page(Path, Title, Frame);
