using System.Collections.Immutable;
using Postmortems.Incidents;

namespace Postmortems.Notices;

/// <summary>Makes the messages about an incident from its report as it stands.</summary>
public static class NoticeMaker
{
    /// <summary>Those that make sense for the report, in the order of <see cref="NoticeKind"/>: of a near miss or a drill no customer is told.</summary>
    public static ImmutableArray<Notice> All(NoticeRequest request) =>
        [.. Enum.GetValues<NoticeKind>().Where(kind => IsFor(kind, request.Incident)).Select(kind => Make(kind, request))];

    public static Notice Make(NoticeKind kind, NoticeRequest request)
    {
        var source = new NoticeSource(request);
        return kind switch
        {
            NoticeKind.WarRoom => TeamNotices.WarRoom(source),
            NoticeKind.Internal => TeamNotices.Internal(source),
            NoticeKind.Customer => OutwardNotices.Customer(source),
            NoticeKind.Company => OutwardNotices.Company(source),
            _ => ExecutiveNotice.Of(source),
        };
    }

    private static bool IsFor(NoticeKind kind, Incident incident) =>
        kind is not NoticeKind.Customer || incident.Kind is ReportKind.Incident or ReportKind.Backfilled;
}
