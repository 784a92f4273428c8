namespace Postmortems.Notices;

/// <summary>What stands where the report is silent, and a person must write before the message goes out.</summary>
public static class Blank
{
    private const string Opening = "[…";

    /// <summary>"[…]": the name beside it says what is missing.</summary>
    public const string Plain = Opening + "]";

    /// <summary>"[… until when]".</summary>
    public static string For(string hint) => $"{Opening} {hint}]";

    /// <summary>Each blank of the text gives way to what is told for it, in order; one for which nothing is told stays.</summary>
    public static string Fill(string text, Func<string, string?> tell)
    {
        for (var at = text.IndexOf(Opening, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Opening, at, StringComparison.Ordinal))
        {
            var close = text.IndexOf(']', at);
            var end = close < 0 ? text.Length : close + 1;
            var told = tell(text[at..end]) ?? text[at..end];
            text = text[..at] + told + text[end..];
            at += told.Length;
        }

        return text;
    }

    public static int CountIn(string text)
    {
        var count = 0;
        for (var at = text.IndexOf(Opening, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Opening, at + Opening.Length, StringComparison.Ordinal))
            count++;
        return count;
    }
}
