using Postmortems.Configuration;
using Postmortems.Incidents;

namespace Postmortems.Site;

/// <summary>Where pages will stand on the web.</summary>
public static class SiteAddresses
{
    /// <summary>Of a report, in the site's own language; null when nobody has said where the site will be.</summary>
    public static string? Of(IncidentId id, LibraryOptions options) =>
        options.BaseUrl is { } root ? root + new SiteMap(Library.Of([], options, default), options.DefaultLanguage).Incident(id).Encoded : null;
}
