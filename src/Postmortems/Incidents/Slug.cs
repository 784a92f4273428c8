using System.Globalization;
using System.Text;

namespace Postmortems.Incidents;

/// <summary>Turns any text into the shape of an id.</summary>
public static class Slug
{
    /// <summary>Lower case, everything but letters, marks and digits as single hyphens, cut to fit; may be empty.</summary>
    public static string Of(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant())
        {
            if (IsLetterOrDigit(c) || (slug.Length > 0 && slug[^1] != '-' && IsMark(c)))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        while (slug.Length > 0 && (slug[^1] == '-' || slug.Length > IncidentId.MaxLength || Encoding.UTF8.GetByteCount(slug.ToString()) > IncidentId.MaxBytes))
            slug.Length--;
        return slug.ToString();
    }

    // A capital that has no small letter can stand in no id.
    private static bool IsLetterOrDigit(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.DecimalDigitNumber;

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
