using Postmortems.Language;

namespace Postmortems.Site;

/// <summary>What a term of the trade is called in a page's language.</summary>
internal static class ConceptNames
{
    /// <summary>The first phrase of the language; of another where it has none; null for what is no concept.</summary>
    public static string? Of(string concept, SiteMap map)
    {
        var phrases = QueryWords.Concepts.Concat(map.Library.Options.Concepts).Where(term => term.Concept == concept).Select(term => term.Phrase).ToList();
        // Phrases do not say their language; the script of the page's own words does.
        var isHan = Han.IsIn(map.Say("page.patterns"));
        return phrases.Find(phrase => Han.IsIn(phrase) == isHan) ?? phrases.FirstOrDefault();
    }
}
