using System.Collections.Frozen;
using System.Collections.Immutable;
using Postmortems.Language;

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

    /// <summary>A quick look at the report as it is written: most blame nobody.</summary>
    public static bool MayStandIn(string text) => Accusations.Value.MayStandIn(text);

    /// <param name="prose">As <c>Prose</c> makes it.</param>
    /// <param name="names">Of the people whom the report names, in lower case.</param>
    public static ImmutableArray<BlamingWords> In(string prose, FrozenSet<string> names)
    {
        var text = new BlameText(prose, names);
        var found = new List<BlamingWords>();
        foreach (var hit in text.Hits.Where(hit => Accusing.Contains(hit.List)))
        {
            if (KindOf(hit, text, out var start, out var end) is { } kind)
                found.Add(new BlamingWords(kind, text.Folded.PlaceOf(start), text.Folded.EndOf(end), hit.List == "forgot"));
        }

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
