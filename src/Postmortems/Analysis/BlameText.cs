using System.Buffers;
using System.Collections.Immutable;
using Postmortems.Language;

namespace Postmortems.Analysis;

/// <summary>Prose with the phrases that stand in it, and what can be asked of their neighbours. Every question looks at one clause at most.</summary>
internal sealed partial class BlameText
{
    /// <summary>How far a Chinese clause is looked back on.</summary>
    private const int MaxClause = 40;

    /// <summary>How much may stand between a Chinese subject and its verb.</summary>
    private const int MaxGap = 12;

    private const int MaxSentence = 200;

    private const int LongestExempt = 20;

    private static readonly SearchValues<char> EndsOfClause = SearchValues.Create("，。；：！？,;:!?|\0");
    private static readonly SearchValues<char> EndsOfSentence = SearchValues.Create(".!?:;。！？\0");
    private static readonly SearchValues<char> AnotherActs = SearchValues.Create("被由，。；\0");

    private readonly Lazy<HashSet<string>> _names;
    private readonly int _longest;

    public BlameText(FoldedText prose, Lazy<HashSet<string>> names)
    {
        _names = names;
        Folded = prose;
        var hits = WordLists.In(Folded);
        Hits = hits;
        if (hits.Any(hit => hit.List == "exempt"))
            Hits = [.. hits.Where(hit => !Between(hit.Start - LongestExempt, hit.Start + 1).Any(other => other.List == "exempt" && other.End > hit.Start))];
        foreach (var hit in hits)
            _longest = Math.Max(_longest, hit.End - hit.Start);
    }

    public FoldedText Folded { get; }

    public ImmutableArray<PhraseHit> Hits { get; }

    private string Text => Folded.Text;

    /// <summary>The hits that begin in a stretch.</summary>
    private IEnumerable<PhraseHit> Between(int start, int end)
    {
        var (low, high) = (0, Hits.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Hits[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        for (; low < Hits.Length && Hits[low].Start < end; low++)
            yield return Hits[low];
    }

    private IEnumerable<PhraseHit> From(int start) => Between(start, start + 1);

    private IEnumerable<PhraseHit> UpTo(int end) => Between(end - _longest, end).Where(hit => hit.End == end);

    /// <summary>A longer phrase of the same list begins there: what "was forgotten by" has to say includes "forgotten".</summary>
    public bool IsWithinLonger(PhraseHit hit) => From(hit.Start).Any(other => other.List == hit.List && other.End > hit.End);

    /// <summary>Where the person begins of whom a fault is told.</summary>
    public int? PersonBefore(PhraseHit hit) =>
        IsHan(hit) ? HanSubject(hit, "person", MaxGap) : SubjectBefore(hit.Start, "person");

    /// <summary>"We forgot", "the team forgot".</summary>
    public bool IsOfATeam(PhraseHit hit) => SubjectBefore(hit.Start, "team") is not null;

    /// <summary>Only people forget: any name will do, and one that stands before an "and".</summary>
    public int? ForgetterBefore(PhraseHit hit)
    {
        if (PersonBefore(hit) is { } person)
            return person;
        if (IsHan(hit))
            return null;
        var end = EndOfSubject(hit.Start);
        var word = WordBefore(end);
        if (Text[word..end] is "and" or "but" or "then")
        {
            var from = SentenceStart(word);
            return Between(from, word).Where(other => other.List == "person" && other.End < word).Select(other => (int?)other.Start).LastOrDefault();
        }

        // "Lin forgot to".
        var place = Folded.PlaceOf(word);
        var isName = end - word > 1 && char.IsAsciiLetterUpper(Folded.Original[place]) && char.IsAsciiLetterLower(Folded.Original[place + 1]);
        return isName && !IsTeam(end) && !WordLists.Has("no-name", Text[word..end]) && !IsArticle(WordBefore(TrimmedEnd(word)), word) ? word : null;
    }

    /// <summary>"We should have checked", "this should have been caught": not "an item should have an owner", nor "the page should have had one".</summary>
    public bool RegretAt(PhraseHit hit, ref int start, ref int end)
    {
        var next = SkipAdverbs(hit.End);
        var (word, wordEnd) = WordAt(next);
        if (!IsPast(word, wordEnd))
            return false;
        end = wordEnd;
        var subject = SubjectBefore(hit.Start, "person") ?? SubjectBefore(hit.Start, "team");
        var isCould = From(hit.Start).Any(other => other.List == "could" && other.End == hit.End);
        if (word == "been")
        {
            (word, wordEnd) = WordAt(SkipAdverbs(wordEnd));
            end = Math.Max(end, wordEnd);
            if (WordLists.Has("undone", word))
            {
                start = subject ?? start;
                return true;
            }

            return subject is { } been && !isCould && (word is "more" or "aware" or "careful" or "better") && Take(ref start, been);
        }

        return subject is { } from && !(isCould && WordLists.Has("risk", word)) && Take(ref start, from);
    }

    /// <summary>"The team failed to notice", 没能及时发现, 本应先检查: people, and what people do.</summary>
    public bool LapseAt(PhraseHit hit, ref int start, ref int end)
    {
        if (!IsHan(hit))
            return hit.List == "lapse" && (SubjectBefore(hit.Start, "person") ?? SubjectBefore(hit.Start, "team")) is { } subject && Take(ref start, subject);
        var person = HanSubject(hit, "person", MaxGap) ?? HanSubject(hit, "team", MaxGap);
        if (hit.List == "should")
        {
            var from = hit.End;
            var instead = Between(from, from + MaxClause).Where(other => other.List == "instead").Select(other => (int?)other.End).FirstOrDefault();
            end = instead ?? end;
            return instead is not null && person is { } who && !Text.AsSpan(hit.End, end - hit.End).ContainsAny(EndsOfSentence) && Take(ref start, who);
        }

        var act = Between(hit.End, hit.End + 7).Where(other => other.List == "human-act").Select(other => (int?)other.End).FirstOrDefault();
        end = act ?? end;
        if (person is { } subjectStart)
            return (hit.List == "lapse" || act is not null) && Take(ref start, subjectStart);
        return hit.List == "expected" && act is not null && !Text.AsSpan(hit.End, end - hit.End).ContainsAny(AnotherActs);
    }

    public bool IsSaidOfSomebody(PhraseHit hit, ref int start)
    {
        var end = hit.Start;
        var seen = false;
        while (UpTo(TrimmedEnd(end)).Where(other => other.List == "being").Select(other => (int?)other.Start).FirstOrDefault() is { } being)
        {
            seen = true;
            end = being;
        }

        return seen && (SubjectBefore(end, "person") ?? SubjectBefore(end, "team")) is { } subject && Take(ref start, subject);
    }

    /// <summary>A question mark ends the sentence, or somebody is said to ask: "the strategist who deployed it" is neither.</summary>
    public bool IsQuestion(PhraseHit hit)
    {
        if (IsHan(hit))
            return !IsUnreal(hit);
        var before = TrimmedEnd(hit.Start);
        if (UpTo(before).Any(other => other.List == "asking"))
            return true;
        return SentenceStart(hit.Start) >= before && SentenceEnd(hit.End) is var end && end < Text.Length && Text[end] is '?' or '？';
    }

    /// <summary>Told as what might happen, or is kept from happening.</summary>
    public bool IsUnreal(PhraseHit hit) => IsHan(hit) && IsUnreal(HanClauseStart(hit.Start), hit.Start);

    private bool IsUnreal(int start, int end) =>
        Between(start, end).Any(other => other.List == "unreal" && other.End <= end);

    private int? HanSubject(PhraseHit hit, string list, int gap)
    {
        var from = HanClauseStart(hit.Start);
        var subject = Between(from, hit.Start).Where(other => other.List == list && other.End <= hit.Start && hit.Start - other.End <= gap).Select(other => (int?)other.Start).LastOrDefault()
            ?? NamedWithin(Math.Max(from, hit.Start - gap), hit.Start);
        return subject is not null && !IsUnreal(from, hit.Start) ? subject : null;
    }

    private int? NamedWithin(int from, int to)
    {
        var at = Text.IndexOf('@', from, to - from);
        if (at >= 0 && at + 1 < to && (PhraseMatcher.IsWordPart(Text[at + 1]) || FoldedText.IsHan(Text[at + 1])))
            return at;
        foreach (var name in _names.Value)
        {
            if (FoldedText.IsHan(name[0]) && Text.IndexOf(name, from, to - from, StringComparison.Ordinal) is >= 0 and var place)
                return place;
        }

        return null;
    }

    private int HanClauseStart(int at)
    {
        var from = Math.Max(0, at - MaxClause);
        return from + Text.AsSpan(from, at - from).LastIndexOfAny(EndsOfClause) + 1;
    }

    public bool IsHan(PhraseHit hit) => FoldedText.IsHan(Text[hit.Start]);

    private static bool Take(ref int start, int subject)
    {
        start = subject;
        return true;
    }
}
