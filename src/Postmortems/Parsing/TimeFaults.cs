namespace Postmortems.Parsing;

/// <summary>Why a text is no time, as far as it can be told.</summary>
internal static class TimeFaults
{
    public static string Variant(string text)
    {
        var hasYearlessDate = text.Contains('月') && !text.Contains('年');
        return hasYearlessDate ? "no-year" : "other";
    }
}
