using System.Collections.Immutable;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Reading;

namespace Postmortems.Importing;

/// <summary>
/// Brings headings to the levels that ours have: the title at one, the sections at two. Sections that stand a level deeper, below
/// "Lessons" or a heading of the author's own, come up; a heading that says more than its name ("Timeline (all times UTC), Monday") is parted.
/// </summary>
internal static class HeadingLevels
{
    public static (string Text, string? Title) Settle(string text)
    {
        text = WithTitle(text);
        var edit = new MarkdownEdit(text);
        var headings = edit.Document?.OfType<HeadingBlock>().ToImmutableArray() ?? [];
        if (headings.IsEmpty)
            return (text, null);
        var title = TitleOf(headings, edit);
        var levels = NewLevels(headings, title, edit);
        foreach (var heading in headings)
        {
            if (IsEmptied(edit.Document!, heading, levels))
                edit.Replace(heading, $"<!-- {edit.HeadingText(heading)} -->");
            else
                Rewrite(edit, heading, levels[heading]);
        }

        return (edit.Apply(), title is null ? null : edit.HeadingText(title));
    }

    /// <summary>A report that begins with a line in bold has that for its title, as documents do that were no Markdown before.</summary>
    private static string WithTitle(string text)
    {
        var edit = new MarkdownEdit(text);
        if (edit.Document is not [ParagraphBlock { Inline: { } inline } first, ..] || inline.FirstChild is not EmphasisInline { DelimiterCount: 2 } bold || bold.NextSibling is not null
            || edit.Document.OfType<HeadingBlock>().Any(heading => heading.Level == 1))
            return text;
        var words = edit.Slice(first).Trim('*', '_', ' ');
        if (words.Contains('\n') || NameOf(words) is not null || words.EndsWith(':') || words.EndsWith('：'))
            return text;
        edit.Replace(first, $"# {words}");
        return edit.Apply();
    }

    private static HeadingBlock? TitleOf(ImmutableArray<HeadingBlock> headings, MarkdownEdit edit)
    {
        var (first, others) = (headings[0], headings[1..]);
        if (NameOf(edit.HeadingText(first)) is not null)
            return null;
        if (first.Level == 1 || others.IsEmpty)
            return first.Level == 1 ? first : null;
        return others.All(other => other.Level > first.Level) && others.Any(other => NameOf(edit.HeadingText(other)) is not null) ? first : null;
    }

    private static Dictionary<HeadingBlock, int> NewLevels(ImmutableArray<HeadingBlock> headings, HeadingBlock? title, MarkdownEdit edit)
    {
        var others = headings.Where(heading => heading != title).ToList();
        var named = others.Where(heading => NameOf(edit.HeadingText(heading)) is not null).ToList();
        var common = (named.Count > 0 ? named : others).Select(heading => heading.Level).DefaultIfEmpty(2)
            .GroupBy(level => level).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
        // A few names above many below them are the sections, and those below are their parts.
        if (named.Count(heading => heading.Level < common) >= 2)
            common = named.Where(heading => heading.Level < common).Max(heading => heading.Level);
        var levels = others.ToDictionary(heading => heading, heading => Math.Clamp(heading.Level - common + 2, 2, 6));
        if (title is not null)
            levels[title] = 1;
        Promote(others, levels, edit);
        return levels;
    }

    /// <summary>Dates without a year are dates whatever the year.</summary>
    private static readonly LocalDate SomeDay = new(2000, 1, 1);

    private static void Promote(List<HeadingBlock> headings, Dictionary<HeadingBlock, int> levels, MarkdownEdit edit)
    {
        var taken = headings.Where(heading => levels[heading] == 2).Select(heading => NameOf(edit.HeadingText(heading))).OfType<SectionKind>().ToHashSet();
        SectionKind? parent = null;
        // The level that a section came up from, and what it is: its sisters come up with it, or it would swallow them.
        (int Level, SectionKind Kind)? risen = null;
        foreach (var heading in headings)
        {
            var kind = NameOf(edit.HeadingText(heading));
            if (levels[heading] == 2)
                risen = null;
            // "Feb 21, 13:00" goes on with the timeline, at whatever level it stands.
            if (levels[heading] == 2 && parent is SectionKind.Timeline && kind is null && ForeignTimeReader.Read(edit.HeadingText(heading), SomeDay) is not null)
                levels[heading] = 3;
            else if (levels[heading] == 2)
                parent = kind;
            else if (kind is { } known && levels[heading] <= 4 && MayRise(known, parent) && taken.Add(known))
                (risen, levels[heading]) = ((levels[heading], known), 2);
            else if (risen is { } sister && levels[heading] == sister.Level && !(sister.Kind is SectionKind.Timeline && ForeignTimeReader.Read(edit.HeadingText(heading), SomeDay) is not null))
                levels[heading] = 2;
        }
    }

    private static bool MayRise(SectionKind kind, SectionKind? parent) => parent switch
    {
        SectionKind.Timeline or SectionKind.Actions => false,
        SectionKind.Lessons => kind is SectionKind.WentWell or SectionKind.WentBadly or SectionKind.Lucky or SectionKind.Surprised or SectionKind.Actions,
        SectionKind.WentWell or SectionKind.WentBadly or SectionKind.Lucky or SectionKind.Surprised => true,
        null => true,
        _ => kind is SectionKind.Timeline or SectionKind.Actions,
    };

    /// <summary>"Lessons" above nothing but sections that came up.</summary>
    private static bool IsEmptied(MarkdownDocument document, HeadingBlock heading, Dictionary<HeadingBlock, int> levels) =>
        levels[heading] == 2 && document.IndexOf(heading) is var at && at + 1 < document.Count
        && document[at + 1] is HeadingBlock next && next.Level > heading.Level && levels[next] == 2;

    private static void Rewrite(MarkdownEdit edit, HeadingBlock heading, int level)
    {
        var text = edit.HeadingText(heading);
        var (name, rest) = level == 2 && Headings.Find(text) is null ? HeadingNames.Parted(text) : (text, "");
        if (level == heading.Level && rest.Length == 0 && name == text)
            return;
        edit.Replace(heading, $"{new string('#', level)} {name.ReplaceLineEndings(" ")}{(rest.Length > 0 ? $"\n\n{(IsStretch(rest) ? "> " : "")}{rest}\n" : "")}");
    }

    /// <summary>"12/01/2022 - 05/07/2023, all approximate": what the timeline spans, and no line of it.</summary>
    private static bool IsStretch(string text) =>
        ForeignTimeReader.Read(text, SomeDay) is { Date: not null, Clock: null } from && ForeignTimeReader.Read(text[from.Length..].TrimStart(' ', '-', '–', '—', '~', '至', '到'), SomeDay) is { Date: not null };

    private static SectionKind? NameOf(string heading) => HeadingNames.Find(heading);
}
