namespace Postmortems.Editions;

/// <summary>The shapes of secrets. Each looks at a bounded stretch behind its beginning.</summary>
internal static class SecretShapes
{
    /// <summary>Longer than any secret of one line.</summary>
    private const int MaxLength = 2_000;

    /// <summary>Token prefixes with the least length of what follows. Published by those who issue them, so that leaks can be found.</summary>
    private static readonly (string Prefix, string Maker, int Least)[] Tokens =
    [
        ("github_pat_", "GitHub", 40), ("ghp_", "GitHub", 36), ("gho_", "GitHub", 36), ("ghu_", "GitHub", 36), ("ghs_", "GitHub", 36), ("ghr_", "GitHub", 36),
        ("glpat-", "GitLab", 20), ("xoxb-", "Slack", 24), ("xoxp-", "Slack", 24), ("xoxa-", "Slack", 24), ("xoxs-", "Slack", 24), ("xapp-", "Slack", 24),
        ("sk_live_", "Stripe", 24), ("rk_live_", "Stripe", 24), ("sk-ant-", "Anthropic", 40), ("sk-proj-", "OpenAI", 40), ("npm_", "npm", 36), ("pypi-AgEI", "PyPI", 50),
    ];

    private static readonly (string Prefix, string Maker, int Length)[] CloudKeys = [("AKIA", "AWS", 20), ("ASIA", "AWS", 20), ("AIza", "Google", 39), ("LTAI", "Alibaba Cloud", 24), ("AKID", "Tencent Cloud", 36)];

    /// <summary>In what somebody wrote to stand for a secret; the last is the payload that every introduction to web tokens shows.</summary>
    private static readonly string[] Written = ["example", "xxxx", "abcdef", "12345", "00000", "redacted", "your", "****", "secret", "placeholder", "dummy", "sample", "eyJzdWIiOiIxMjM0NTY3ODkw"];

    public static Secret? At(string text, int at) =>
        CloudKey(text, at) ?? Token(text, at) ?? Webhook(text, at) ?? SendGrid(text, at) ?? WebToken(text, at) ?? PrivateKey(text, at) ?? Connection(text, at) ?? NamedSecrets.At(text, at);

    private static Secret? CloudKey(string text, int at)
    {
        foreach (var (prefix, maker, length) in CloudKeys)
        {
            if (Starts(text, at, prefix) && !IsWord(text, at - 1) && LengthOf(text, at, IsTokenPart) == length && IsRandom(text.AsSpan(at + prefix.Length, length - prefix.Length)))
                return new Secret(SecretKind.CloudKey, maker, at, at + length) { Shown = prefix.Length };
        }

        return null;
    }

    private static Secret? Token(string text, int at)
    {
        foreach (var (prefix, maker, least) in Tokens)
        {
            if (!Starts(text, at, prefix) || IsWord(text, at - 1))
                continue;
            var length = LengthOf(text, at + prefix.Length, IsTokenPart);
            if (length >= least && IsRandom(text.AsSpan(at + prefix.Length, length)))
                return new Secret(SecretKind.Token, maker, at, at + prefix.Length + length) { Shown = prefix.Length };
        }

        return null;
    }

    private static Secret? Webhook(string text, int at)
    {
        const string Prefix = "hooks.slack.com/services/";
        if (!Starts(text, at, Prefix))
            return null;
        var length = LengthOf(text, at + Prefix.Length, c => IsTokenPart(c) || c == '/');
        return length >= 30 && IsRandom(text.AsSpan(at + Prefix.Length, length)) ? new Secret(SecretKind.Token, "Slack", at + Prefix.Length, at + Prefix.Length + length) : null;
    }

    private static Secret? SendGrid(string text, int at)
    {
        if (!Starts(text, at, "SG.") || IsWord(text, at - 1))
            return null;
        var first = LengthOf(text, at + 3, IsTokenPart);
        var second = first == 22 && at + 25 < text.Length && text[at + 25] == '.' ? LengthOf(text, at + 26, IsTokenPart) : 0;
        return second == 43 ? new Secret(SecretKind.Token, "SendGrid", at, at + 26 + second) { Shown = 3 } : null;
    }

    /// <summary>Three parts between points, the first of which begins as JSON does; the third, which signs, must be there.</summary>
    private static Secret? WebToken(string text, int at)
    {
        if (!Starts(text, at, "eyJ") || IsWord(text, at - 1))
            return null;
        var end = at;
        foreach (var least in (int[])[15, 15, 20])
        {
            var length = LengthOf(text, end, IsTokenPart);
            if (length < least || !IsRandom(text.AsSpan(end, length)))
                return null;
            end += length + 1;
            if (least == 15 && (end > text.Length || text[end - 1] != '.'))
                return null;
        }

        return new Secret(SecretKind.WebToken, "", at, end - 1) { Shown = 3 };
    }

    /// <summary>Its first line counts if key material follows.</summary>
    private static Secret? PrivateKey(string text, int at)
    {
        if (!Starts(text, at, "-----BEGIN "))
            return null;
        var head = text.AsSpan(at, Math.Min(64, text.Length - at));
        var end = head.IndexOf("PRIVATE KEY-----");
        var other = head.IndexOf("PRIVATE KEY BLOCK-----");
        end = end >= 0 ? end + "PRIVATE KEY-----".Length : other >= 0 ? other + "PRIVATE KEY BLOCK-----".Length : -1;
        if (end < 0)
            return null;
        var rest = text.AsSpan(at + end, Math.Min(400, text.Length - at - end));
        var close = rest.IndexOf("-----END");
        var material = close >= 0 ? rest[..close] : rest;
        var count = 0;
        foreach (var c in material)
            count += char.IsAsciiLetterOrDigit(c) || c is '+' or '/' ? 1 : 0;
        if (count < 60 || material.Contains("...", StringComparison.Ordinal) || material.Contains('…'))
            return null;
        return new Secret(SecretKind.PrivateKey, "", at, at + end + EndOfKey(text.AsSpan(at + end))) { Shown = end };
    }

    private static int EndOfKey(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(10_000, text.Length)];
        return text.IndexOf("-----END") is >= 0 and var end ? end : Math.Min(400, text.Length);
    }

    /// <summary>"scheme://user:password@host": the password.</summary>
    private static Secret? Connection(string text, int at)
    {
        if (!Starts(text, at, "://") || at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]))
            return null;
        var rest = text.AsSpan(at + 3, Math.Min(300, text.Length - at - 3));
        var end = rest.IndexOfAny(NamedSecrets.Ends);
        rest = end >= 0 ? rest[..end] : rest;
        var host = rest.IndexOf('@');
        var colon = rest.IndexOf(':');
        if (colon < 0 || host <= colon + 1 || host == rest.Length - 1 || rest[..host].Contains('/'))
            return null;
        var password = rest[(colon + 1)..host];
        return NamedSecrets.IsBlank(password) || rest[(host + 1)..].StartsWith("example.") ? null : new Secret(SecretKind.Connection, "", at + 3 + colon + 1, at + 3 + host);
    }

    public static bool Starts(string text, int at, string prefix) => text[at] == prefix[0] && text.AsSpan(at).StartsWith(prefix, StringComparison.Ordinal);

    public static bool IsWord(string text, int at) => at >= 0 && char.IsAsciiLetterOrDigit(text[at]);

    public static bool IsTokenPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';

    public static int LengthOf(string text, int start, Func<char, bool> isPart)
    {
        var end = start;
        while (end < text.Length && end - start < MaxLength && isPart(text[end]))
            end++;
        return end - start;
    }

    /// <summary>Drawn, and neither written nor counted up: more than 2.7 bits a character, and nothing that says "example".</summary>
    public static bool IsRandom(ReadOnlySpan<char> text)
    {
        foreach (var word in Written)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return Entropy(text) > 2.7;
    }

    /// <summary>Bits a character, by how often each occurs (Shannon).</summary>
    public static double Entropy(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[128];
        counts.Clear();
        foreach (var c in text)
            counts[Math.Min(c, (char)127)]++;
        var bits = 0.0;
        foreach (var count in counts)
            bits -= count == 0 ? 0 : (double)count / text.Length * Math.Log2((double)count / text.Length);
        return bits;
    }
}
