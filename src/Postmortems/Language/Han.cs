namespace Postmortems.Language;

/// <summary>Chinese characters. A text without any need not be searched for Chinese words, and to see that it has none takes no time.</summary>
internal static class Han
{
    private const char First = '\u3400';
    private const char Last = '\u9FFF';

    public static bool Is(char c) => c is >= First and <= Last;

    public static bool IsIn(ReadOnlySpan<char> text) => text.ContainsAnyInRange(First, Last);
}
