namespace Postmortems.Notices;

/// <summary>What stands where the report is silent, and a person must write before the message goes out.</summary>
public static class Blank
{
    private const string Opening = "[…";

    /// <summary>"[…]": the name beside it says what is missing.</summary>
    public const string Plain = Opening + "]";

    /// <summary>"[… until when]".</summary>
    public static string For(string hint) => $"{Opening} {hint}]";

    public static int CountIn(string text)
    {
        var count = 0;
        for (var at = text.IndexOf(Opening, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Opening, at + Opening.Length, StringComparison.Ordinal))
            count++;
        return count;
    }
}
