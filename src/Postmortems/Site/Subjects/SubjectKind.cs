namespace Postmortems.Site.Subjects;

/// <summary>What reports are gathered by, each with pages of its own.</summary>
public enum SubjectKind
{
    Service,
    Team,
    Severity,
    Cause,
    Tag,
}

/// <summary>A name that leads to the page of what it names.</summary>
/// <param name="Id">As the reports say it.</param>
/// <param name="Name">By the catalogue or the taxonomy in the page's language; the id where neither has it.</param>
/// <param name="Path">Null where there is no such page.</param>
public sealed record SubjectLink(string Id, string Name, PagePath? Path)
{
    public override string ToString() => Name;
}
