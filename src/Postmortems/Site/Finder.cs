namespace Postmortems.Site;

/// <summary>Where a page finds what it searches with.</summary>
/// <param name="Index">The first piece of the index, whose address stays; it names the folder of the others.</param>
/// <param name="Page">The page of its own that the search has.</param>
/// <param name="Incident">A report's address with a blank in place of its id.</param>
/// <param name="Patterns">What may have come again: who searches for something often asks whether it has happened before.</param>
public sealed record Finder(PagePath Index, PagePath Page, PagePath Incident, PagePath Patterns);
