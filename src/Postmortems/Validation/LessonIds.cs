using System.Collections.Immutable;
using System.Globalization;
using Postmortems.Incidents;
using Postmortems.Reading;

namespace Postmortems.Validation;

/// <summary>How an action names a lesson, which has no id of its own: by its heading and its place, <c>lucky-1</c> or <c>侥幸-1</c>; the heading alone means all.</summary>
internal static class LessonIds
{
    public static bool IsOne(string id, Lessons lessons)
    {
        var (heading, place) = Split(id);
        var count = heading is { } kind ? Of(kind, lessons).Length : 0;
        return count > 0 && (place is null || (place >= 1 && place <= count));
    }

    /// <param name="place">Of the lesson under its heading, from 1 on.</param>
    public static bool Means(string id, SectionKind kind, int place) => Split(id) is var named && named.Heading == kind && (named.Place ?? place) == place;

    private static (SectionKind? Heading, int? Place) Split(string id)
    {
        var hyphen = id.LastIndexOf('-');
        return hyphen > 0 && int.TryParse(id.AsSpan(hyphen + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? (Headings.Find(id[..hyphen]), place)
            : (Headings.Find(id), null);
    }

    public static ImmutableArray<string> Of(SectionKind kind, Lessons lessons) => kind switch
    {
        SectionKind.WentWell => lessons.WentWell,
        SectionKind.WentBadly => lessons.WentBadly,
        SectionKind.Lucky => lessons.Lucky,
        SectionKind.Surprised => lessons.Surprised,
        _ => [],
    };
}
