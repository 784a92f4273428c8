using Postmortems.Language;

namespace Postmortems.Importing;

/// <summary>The language of a text by its letters.</summary>
internal static class Letters
{
    /// <summary>"zh" where one letter in ten is Han: code, names and error messages are Latin in Chinese reports too.</summary>
    public static string LanguageOf(string text)
    {
        var (han, all) = (0, 0);
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, 20_000)))
        {
            all += char.IsLetter(c) ? 1 : 0;
            han += c is >= '\u4E00' and <= '\u9FFF' ? 1 : 0;
        }

        return han * 10 > all ? "zh" : Sentences.For("en");
    }
}
