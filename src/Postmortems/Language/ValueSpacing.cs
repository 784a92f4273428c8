using System.Text;

namespace Postmortems.Language;

/// <summary>The space beside a value in a sentence. Chinese sets it beside letters and digits alone: "用了 20 分钟", but "用了约 20 分钟".</summary>
public static class ValueSpacing
{
    /// <summary>Puts the value in, and answers the rest of the sentence; a space that would part two Chinese characters is left out of either.</summary>
    public static ReadOnlySpan<char> Append(StringBuilder said, ReadOnlySpan<char> value, ReadOnlySpan<char> rest)
    {
        if (value.IsEmpty)
            return rest;
        if (said.Length > 1 && said[^1] == ' ' && IsChinese(said[^2]) && IsChinese(value[0]))
            said.Length--;
        said.Append(value);
        return rest.Length > 1 && rest[0] == ' ' && IsChinese(rest[1]) && IsChinese(value[^1]) ? rest[1..] : rest;
    }

    private static bool IsChinese(char c) => Han.Is(c) || c is >= '\u3000' and <= '\u303F' or >= '\uFF00' and <= '\uFFEF';
}
