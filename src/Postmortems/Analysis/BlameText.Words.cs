using Postmortems.Language;

namespace Postmortems.Analysis;

/// <summary>English: the words right before a phrase and right behind it.</summary>
internal sealed partial class BlameText
{
    /// <summary>A phrase of the list, a handle or a name right before, but for words such as "also".</summary>
    private int? SubjectBefore(int at, string list)
    {
        var end = EndOfSubject(at);
        if (UpTo(end).Where(hit => hit.List == list).Select(hit => (int?)hit.Start).FirstOrDefault() is { } phrase)
            return phrase;
        var word = WordBefore(end);
        return list == "person" && word < end && (Text[word] == '@' || _names.Value.Contains(Text[word..end])) ? word : null;
    }

    private int EndOfSubject(int at)
    {
        var end = TrimmedEnd(at);
        while (UpTo(end).Where(hit => hit.List == "filler").Select(hit => (int?)hit.Start).FirstOrDefault() is { } filler)
            end = TrimmedEnd(filler);
        return end;
    }

    private int TrimmedEnd(int at) => at > 0 && Text[at - 1] == ' ' ? at - 1 : at;

    private int WordBefore(int end)
    {
        var start = end;
        while (start > 0 && (PhraseMatcher.IsWordPart(Text[start - 1]) || Text[start - 1] == '@'))
            start--;
        return start;
    }

    private (string Word, int End) WordAt(int start)
    {
        if (start < Text.Length && Text[start] == ' ')
            start++;
        var end = start;
        while (end < Text.Length && PhraseMatcher.IsWordPart(Text[end]))
            end++;
        return (Text[start..end], end);
    }

    private int SkipAdverbs(int at)
    {
        while (at < Text.Length && Text[at] == ' ' && From(at + 1).Where(hit => hit.List == "adverb").Select(hit => (int?)hit.End).FirstOrDefault() is { } end)
            at = end;
        return at;
    }

    private bool IsPast(string word, int end)
    {
        if (!WordLists.Has("participle", word) && (word.Length < 4 || !word.EndsWith("ed", StringComparison.Ordinal)))
            return false;
        return !WordLists.Has("look-alike", word) || WordLists.Has("determiner", WordAt(end).Word);
    }

    private bool IsTeam(int end) => UpTo(end).Any(hit => hit.List == "team");

    private bool IsArticle(int start, int end) => Text[start..end].Trim() is "the" or "a" or "an" or "this" or "that" or "our" or "their" or "its";

    private int SentenceStart(int at)
    {
        var from = Math.Max(0, at - MaxSentence);
        return from + Text.AsSpan(from, at - from).LastIndexOfAny(EndsOfSentence) + 1;
    }

    private int SentenceEnd(int at)
    {
        var rest = Text.AsSpan(at, Math.Min(MaxSentence, Text.Length - at));
        return rest.IndexOfAny(EndsOfSentence) is >= 0 and var end ? at + end : Text.Length;
    }
}
