using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Postmortems.Language;
using Postmortems.Reading;

namespace Postmortems.Analysis;

/// <summary>A way in which words put a person where the system should stand.</summary>
public enum BlameKind
{
    PersonAtFault,
    Counterfactual,
    BlameWord,
    WhoQuestion,
}

/// <summary>Words that blame, in the text as it was written.</summary>
/// <param name="IsForgetting">Somebody is said to have forgotten something, for which there is a question of its own.</param>
public readonly record struct BlamingWords(BlameKind Kind, int Start, int End, bool IsForgetting);

/// <summary>Finds blame in prose, in English and Chinese. It is silent when in doubt: a server may fail to do things, and a person may be quoted.</summary>
public static class Blame
{
    /// <summary>The lists that a finding begins with; the others are their neighbours.</summary>
    private static readonly FrozenSet<string> Accusing = FrozenSet.ToFrozenSet(["fault", "forgot", "modal", "lapse", "expected", "should", "hindsight", "blame", "blame-of", "who"]);

    private static readonly Lazy<PhraseMatcher> Accusations = new(() => WordLists.MatcherOf(Accusing));

    private static readonly Lazy<PhraseHeads> Heads = new(() => WordLists.HeadsOf(Accusing));

    /// <summary>By the words that accusations begin with, then, where one of them stands, by the whole accusation: most reports blame nobody.</summary>
    public static ProseLook Look { get; } = new(MayStandIn, MayStandIn);

    /// <summary>A quick look at a stretch of the report as it is written.</summary>
    private static bool MayStandIn(string text, ReadOnlySpan<ProsePart> parts)
    {
        var reader = new PhraseHeads.Reader(Heads.Value);
        var last = 0;
        foreach (var (kind, span) in parts)
        {
            if (span.Start < 0 || span.End > text.Length || span.Start > span.End)
                continue;
            if ((span.Start != last || kind is not ProsePartKind.Words) && reader.Pause())
                return true;
            if (kind is not ProsePartKind.Words)
            {
                reader.Stop();
                continue;
            }

            // An order that no text is written in is not for a quick look.
            if (span.Start < last || reader.MayStandIn(text.AsSpan(span.Start, span.Length)))
                return true;
            last = span.End;
        }

        return reader.Pause() || MayStandInChinese(text, parts);
    }

    private static bool MayStandInChinese(string text, ReadOnlySpan<ProsePart> parts)
    {
        if (parts.IsEmpty)
            return false;
        var (start, end) = (Math.Clamp(parts[0].Span.Start, 0, text.Length), Math.Clamp(parts[^1].Span.End, 0, text.Length));
        foreach (var (_, span) in parts)
            (start, end) = (Math.Clamp(span.Start, 0, start), Math.Clamp(span.End, end, text.Length));
        var whole = text.AsSpan(start, Math.Max(0, end - start));
        return Han.IsIn(whole) && MayStandIn(whole);
    }

    // A tag, a footnote, and what is the address of a link or only looks like one, is passed over by whoever looks closely.
    private static bool MayStandIn(ReadOnlySpan<char> written) => written.Contains('<') || written.ContainsAny(Asides) || Accusations.Value.MayStandIn(written);

    private static readonly SearchValues<string> Asides = SearchValues.Create(["](", "][", "[^"], StringComparison.Ordinal);

    /// <param name="pages">The prose of a report, as <see cref="ProsePages"/> shows it.</param>
    /// <param name="names">Of the people whom the report names, in lower case.</param>
    public static ImmutableArray<BlamingWords> In(IEnumerable<ProsePage> pages, Lazy<HashSet<string>> names)
    {
        var found = new List<BlamingWords>();
        foreach (var page in pages)
            Seek(page, names, found);
        if (found.Count == 0)
            return [];
        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var last = 0;
        var apart = ImmutableArray.CreateBuilder<BlamingWords>();
        foreach (var words in found.Where(words => words.Start >= last))
        {
            apart.Add(words);
            last = words.End;
        }

        return apart.ToImmutable();
    }

    private static void Seek(ProsePage page, Lazy<HashSet<string>> names, List<BlamingWords> found)
    {
        var folded = new FoldedText(page.Text);
        if (Accusations.Value.In(folded).IsEmpty)
            return;
        var text = new BlameText(folded, names);
        foreach (var hit in text.Hits)
        {
            if (Accusing.Contains(hit.List) && KindOf(hit, text, out var start, out var end) is { } kind)
                found.Add(new BlamingWords(kind, page.Start + text.Folded.PlaceOf(start), page.Start + text.Folded.EndOf(end), hit.List == "forgot"));
        }
    }

    private static BlameKind? KindOf(PhraseHit hit, BlameText text, out int start, out int end)
    {
        (start, end) = (hit.Start, hit.End);
        if (text.IsWithinLonger(hit))
            return null;
        switch (hit.List)
        {
            case "fault" or "forgot":
                if ((hit.List == "forgot" ? text.ForgetterBefore(hit) : text.PersonBefore(hit)) is { } person)
                {
                    start = person;
                    return BlameKind.PersonAtFault;
                }

                // A script forgets, too. In Chinese the person is left out.
                return hit.List == "forgot" && (text.IsHan(hit) ? !text.IsUnreal(hit) : text.IsOfATeam(hit)) ? BlameKind.BlameWord : null;
            case "modal" when text.RegretAt(hit, ref start, ref end):
                return BlameKind.Counterfactual;
            case "lapse" or "expected" or "should" when text.LapseAt(hit, ref start, ref end):
                return BlameKind.Counterfactual;
            case "hindsight":
                return BlameKind.Counterfactual;
            case "blame" when !text.IsUnreal(hit):
            case "blame-of" when text.IsSaidOfSomebody(hit, ref start):
                return BlameKind.BlameWord;
            case "who" when text.IsQuestion(hit):
                return BlameKind.WhoQuestion;
            default:
                return null;
        }
    }
}
