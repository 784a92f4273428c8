using System.Buffers;

namespace Postmortems.Editions;

/// <summary>Secrets of no shape of their own, which a name before them gives away: <c>password=…</c>, <c>Bearer …</c>.</summary>
internal static class NamedSecrets
{
    private const int MaxValue = 200;

    /// <summary>Names of what is always a secret, and the entropy that its value must have: people choose passwords, machines choose keys.</summary>
    private static readonly (string Name, SecretKind Kind, double Bits, int Least)[] Names =
    [
        ("password", SecretKind.Password, 2.2, 6), ("passwd", SecretKind.Password, 2.2, 6), ("pwd", SecretKind.Password, 2.2, 6), ("密码", SecretKind.Password, 2.2, 6), ("口令", SecretKind.Password, 2.2, 6),
        ("secret", SecretKind.Password, 3.2, 16), ("api_key", SecretKind.Password, 3.2, 16), ("apikey", SecretKind.Password, 3.2, 16), ("api-key", SecretKind.Password, 3.2, 16),
        ("access_key", SecretKind.Password, 3.2, 16), ("accesskey", SecretKind.Password, 3.2, 16), ("token", SecretKind.Password, 3.2, 20),
    ];

    /// <summary>Between a name and its value.</summary>
    private static readonly string[] Said = ["=", ":", "：", "is: ", "is ", "was ", "为", "是"];

    private static readonly string[] Blanks =
    [
        "example", "changeme", "change_me", "change-me", "xxx", "***", "•", "…", "...", "redacted", "masked", "hidden", "removed", "your", "placeholder", "password", "passwd", "secret", "dummy", "sample", "none", "null",
        "true", "false", "undefined", "string", "test", "process.env", "os.environ", "getenv", "env.", "vault", "hunter2", "foobar", "user:", "token", "rotated", "必填", "密码", "口令",
    ];

    /// <summary>Where a value ends that has no quotation marks.</summary>
    public static SearchValues<char> Ends { get; } = SearchValues.Create(" \t\r\n\"'`,;<>()[]{}|\\，。；、）”」\0");

    public static Secret? At(string text, int at) => Bearer(text, at) ?? Named(text, at);

    private static Secret? Bearer(string text, int at)
    {
        if (!text.AsSpan(at).StartsWith("bearer ", StringComparison.OrdinalIgnoreCase) || SecretShapes.IsWord(text, at - 1))
            return null;
        var value = Value(text, at + 7);
        return value.Length >= 20 && HasDigitAndLetter(value) && !IsBlank(value) && SecretShapes.Entropy(value) > 3.2 ? new Secret(SecretKind.Bearer, "", at + 7, at + 7 + value.Length) : null;
    }

    private static Secret? Named(string text, int at)
    {
        foreach (var (name, kind, bits, least) in Names)
        {
            if (!text.AsSpan(at).StartsWith(name, StringComparison.OrdinalIgnoreCase))
                continue;
            var start = StartOfValue(text, at + name.Length);
            if (start < 0)
                return null;
            var value = Value(text, start);
            var isSecret = value.Length >= least && HasDigitAndLetter(value) && !IsBlank(value) && SecretShapes.Entropy(value) > bits && !IsReference(value);
            return isSecret ? new Secret(kind, "", start, start + value.Length) : null;
        }

        return null;
    }

    /// <summary>Behind "=", or a colon, with a quotation mark or none; -1 where nothing is assigned.</summary>
    private static int StartOfValue(string text, int at)
    {
        if (at < text.Length && text[at] is '"' or '\'')
            at++;
        var blanks = 0;
        while (at < text.Length && text[at] == ' ' && blanks++ < 3)
            at++;
        var said = Said.FirstOrDefault(word => text.AsSpan(at).StartsWith(word, StringComparison.Ordinal));
        if (said is null)
            return -1;
        at += said.Length;
        while (at < text.Length && text[at] is ' ' or '"' or '\'' or '`' && blanks++ < 6)
            at++;
        return at;
    }

    private static ReadOnlySpan<char> Value(string text, int start)
    {
        if (start >= text.Length)
            return [];
        var rest = text.AsSpan(start, Math.Min(MaxValue, text.Length - start));
        return rest.IndexOfAny(Ends) is >= 0 and var end ? rest[..end] : rest;
    }

    /// <summary>A blank to be filled, or what stands for something that was taken out.</summary>
    public static bool IsBlank(ReadOnlySpan<char> value)
    {
        if (value.Length < 3 || value[0] is '$' or '<' or '{' or '%' or '*' || value.Contains("${", StringComparison.Ordinal))
            return true;
        foreach (var blank in Blanks)
        {
            if (value.Contains(blank, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // A path, an address, a call or a name in code is where a secret lies, not the secret.
    private static bool IsReference(ReadOnlySpan<char> value) =>
        value[0] is '/' or '.' or '@' or '-' || value.Contains("://", StringComparison.Ordinal) || (value.Contains('/') && (value.Contains('.') || !value.ContainsAnyInRange('A', 'Z'))) || IsDottedName(value);

    private static bool IsDottedName(ReadOnlySpan<char> value)
    {
        var dot = value.IndexOf('.');
        return dot > 0 && dot < value.Length - 1 && char.IsAsciiLetter(value[dot + 1]) && char.IsAsciiLetter(value[0]);
    }

    private static bool HasDigitAndLetter(ReadOnlySpan<char> value) => value.ContainsAnyInRange('0', '9') && (value.ContainsAnyInRange('a', 'z') || value.ContainsAnyInRange('A', 'Z'));
}
