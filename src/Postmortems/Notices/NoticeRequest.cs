using NodaTime;
using Postmortems.Configuration;
using Postmortems.Incidents;

namespace Postmortems.Notices;

/// <summary>What a message is made from.</summary>
/// <param name="Today">Promises are late, or are not, on this day.</param>
/// <param name="Language">Of the message's own words.</param>
public sealed record NoticeRequest(Incident Incident, LibraryOptions Options, LocalDate Today, string Language)
{
    /// <summary>Where the report stands on the web; null where that is not known.</summary>
    public string? Address { get; init; }
}
