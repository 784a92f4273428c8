using System.Collections.Immutable;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Mining;

/// <summary>In which of its two sides a report is like another. It tells what is seen in the texts, never what is so.</summary>
public enum AlikeIn
{
    /// <summary>One of the two states no cause: words cannot tell the same cause from the same symptom.</summary>
    Untold,

    Both,

    Cause,

    Symptom,

    /// <summary>Both state causes, and what they share stands elsewhere, or is too little to tell.</summary>
    Neither,
}

/// <summary>What each report states of its causes, and apart from it what it says was seen: each side as a text of its own.</summary>
internal sealed class TextSides
{
    /// <summary>Which few reports have: one alone may be chance.</summary>
    private const int FewestWords = 2;

    private readonly ReportFacts[] _facts;

    /// <param name="read">Reads what it is given of each report, in the order of places.</param>
    public TextSides(LikenessIndex index, Templates templates, Func<Func<Incident, string>, TermSpace> read)
    {
        _facts = index.Facts;
        Causes = read(incident => ReportText.CauseSideOf(incident, templates));
        Symptoms = read(incident => ReportText.SymptomSideOf(incident, templates));
    }

    public TermSpace Causes { get; }

    public TermSpace Symptoms { get; }

    /// <summary>Where a kind of cause is shared, causes that are told in other words are not called unlike.</summary>
    public AlikeIn Between(int a, int b)
    {
        if (Causes.TermsOf(a).IsEmpty || Causes.TermsOf(b).IsEmpty)
            return AlikeIn.Untold;
        return (AreAlike(Causes, a, b), AreAlike(Symptoms, a, b)) switch
        {
            (true, true) => AlikeIn.Both,
            (true, false) => AlikeIn.Cause,
            (false, true) when _facts[a].KindsWith(_facts[b]) <= 0 => AlikeIn.Symptom,
            _ => AlikeIn.Neither,
        };
    }

    /// <summary>Null where it is neither clear that they are nor that they are not.</summary>
    private static bool? AreAlike(TermSpace side, int a, int b) =>
        side.Likeness(a, b) < LikenessIndex.Floor ? false
        : side.Shared(a, b).Count(term => side.IsWord(term.Term) && side.IsRare(term.Term)) >= FewestWords ? true
        : null;
}
