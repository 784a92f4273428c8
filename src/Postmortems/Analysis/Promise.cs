using System.Buffers;
using System.Collections.Frozen;
using Postmortems.Language;

namespace Postmortems.Analysis;

/// <summary>What the wording of an action lets one expect.</summary>
public static class Promise
{
    /// <summary>A title that says more than this says what is to come of it.</summary>
    private const int MaxVague = 70;

    private const int MaxVagueHan = 18;

    // The table of all lists is megabytes: for each word of a title the processor would fetch it anew.
    private static readonly Lazy<PhraseMatcher> Vague = new(() => WordLists.MatcherOf(FrozenSet.ToFrozenSet(["lead-in", "vague", "measurable"])));

    private static readonly Lazy<PhraseMatcher> Careful = new(() => WordLists.MatcherOf(FrozenSet.ToFrozenSet(["careful", "raise", "awareness"])));

    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789#%@<>≤≥");

    /// <summary>The words that promise work and no result ("investigate", 优化) at the head of a short title; null where one could tell that it was done.</summary>
    /// <param name="title">As <c>Prose</c> makes it.</param>
    public static string? VagueWords(string title)
    {
        var text = new FoldedText(title.Trim());
        var hits = Vague.Value.In(text);
        var start = 0;
        while (hits.Where(hit => hit.Start == start && hit.List == "lead-in" && !hits.Any(other => other.List == "vague" && other.Start == start)).Select(hit => (int?)hit.End).FirstOrDefault() is { } end)
            start = SkipMarks(text.Text, end);
        if (hits.FirstOrDefault(hit => hit.Start == start && hit.List == "vague") is not { List: not null } vague)
            return null;
        var rest = text.Text.AsSpan(vague.End);
        var isLong = FoldedText.IsHan(text.Text[vague.Start]) ? rest.Length > MaxVagueHan : rest.Length > MaxVague;
        var isMeasurable = rest.ContainsAny(Figures) || rest.Contains(FoldedText.Thing) || hits.Any(hit => hit.List == "measurable" && hit.Start >= vague.End);
        return isLong || isMeasurable ? null : Written(text, vague.Start, vague.End);
    }

    /// <summary>The words that ask people to take more care; null where there are none.</summary>
    public static string? CarefulWords(string title)
    {
        var text = new FoldedText(title);
        var hits = Careful.Value.In(text);
        if (hits.FirstOrDefault(hit => hit.List == "careful") is { List: not null } careful)
            return Written(text, careful.Start, careful.End);
        // 加强…意识, with whose awareness between.
        return hits.Where(hit => hit.List == "raise")
            .SelectMany(raise => hits.Where(hit => hit.List == "awareness" && hit.Start >= raise.End && hit.Start - raise.End <= 10), (raise, awareness) => Written(text, raise.Start, awareness.End))
            .FirstOrDefault();
    }

    private static int SkipMarks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or ':' or '：' or ',' or '，')
            at++;
        return at;
    }

    private static string Written(FoldedText text, int start, int end) => text.Original[text.PlaceOf(start)..text.EndOf(end)];
}
