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
            if (char.IsLetterOrDigit(c) || (slug.Length > 0 && char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        while (slug.Length > 0 && (slug[^1] == '-' || slug.Length > IncidentId.MaxLength || Encoding.UTF8.GetByteCount(slug.ToString()) > IncidentId.MaxBytes))
            slug.Length--;
        return slug.ToString();
    }
}
