using System.Collections.Immutable;
using Markdig.Syntax;
using Postmortems.Incidents;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>Lists under "What went well" and its kin, as level-two sections or as headings within Lessons.</summary>
internal sealed class LessonLists
{
    private readonly Dictionary<SectionKind, List<string>> _items = [];
    private SectionKind? _within;

    /// <summary>True when the block became lessons.</summary>
    public bool TryRead(SectionKind? section, Block block, string text)
    {
        if (section is not SectionKind.Lessons)
            _within = null;
        if (section is SectionKind.Lessons && block is HeadingBlock heading)
        {
            _within = Headings.Find(MarkdownText.Of(heading, text).TrimStart('#')) is { } kind && IsList(kind) ? kind : null;
            return _within is not null;
        }

        var target = section is { } named && IsList(named) ? named : _within;
        if (target is not { } list || block is not ListBlock items)
            return false;
        if (!_items.TryGetValue(list, out var lessons))
            _items[list] = lessons = [];
        lessons.AddRange(items.OfType<ListItemBlock>().Select(item => MarkdownText.OfItem(item, text).Text).Where(lesson => lesson.Length > 0));
        return true;
    }

    public Lessons ToLessons() => new()
    {
        WentWell = Of(SectionKind.WentWell),
        WentBadly = Of(SectionKind.WentBadly),
        Lucky = Of(SectionKind.Lucky),
        Surprised = Of(SectionKind.Surprised),
    };

    private ImmutableArray<string> Of(SectionKind kind) => _items.TryGetValue(kind, out var lessons) ? [.. lessons] : [];

    private static bool IsList(SectionKind kind) =>
        kind is SectionKind.WentWell or SectionKind.WentBadly or SectionKind.Lucky or SectionKind.Surprised;
}
