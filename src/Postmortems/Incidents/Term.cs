namespace Postmortems.Incidents;

/// <summary>A word of a controlled vocabulary.</summary>
/// <param name="Id">What stands in data; never translated.</param>
/// <param name="Name">What people read; any of them may also be written in a report.</param>
public sealed record Term(string Id, LocalText Name, LocalText Description);
