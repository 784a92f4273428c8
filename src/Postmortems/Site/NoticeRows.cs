using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Notices;

namespace Postmortems.Site;

/// <summary>The messages about an incident in a page's language.</summary>
internal static class NoticeRows
{
    public static ImmutableArray<NoticeRow> Of(Incident incident, SiteMap map) =>
    [
        .. NoticeMaker.All(new NoticeRequest(incident, map.Library.Options, map.Library.Today, map.Language)
        {
            Address = map.Library.Options.BaseUrl is { } root ? root + map.Incident(incident.Id).Encoded : null,
        }).Select(notice => new NoticeRow(notice.Kind, notice.Blanks, NoticeFormats.Text.Write(notice), NoticeFormats.Markdown.Write(notice))),
    ];
}
