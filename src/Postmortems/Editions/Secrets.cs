using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Postmortems.Editions;

/// <summary>What a secret is, as far as its shape tells.</summary>
public enum SecretKind
{
    CloudKey,
    Token,
    PrivateKey,
    Connection,
    WebToken,
    Bearer,
    Password,
}

/// <summary>A stretch of a text that would open something.</summary>
/// <param name="Maker">Whose it is, where its shape tells: "GitHub".</param>
/// <param name="End">Exclusive; the stretch is the secret itself, without what names it.</param>
public readonly record struct Secret(SecretKind Kind, string Maker, int Start, int End)
{
    /// <summary>A beginning that every secret of the kind shares, and no more of it.</summary>
    public int Shown { get; init; }
}

/// <summary>
/// Finds credentials by shape, anywhere in a file. One pass jumps from one beginning of a secret to the next; what stands there is looked at
/// once. Examples from manuals and blanks to be filled are not secrets.
/// </summary>
public static class Secrets
{
    /// <summary>To the letter. Apart from the names, which are sought in any case: together they take twice as long.</summary>
    private static readonly SearchValues<string> Beginnings = SearchValues.Create(
        [
            "AKIA", "ASIA", "AIza", "LTAI", "AKID", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xoxa-", "xoxs-", "xapp-",
            "hooks.slack.com/services/", "sk_live_", "rk_live_", "sk-ant-", "sk-proj-", "npm_", "pypi-AgEI", "SG.", "eyJ", "-----BEGIN ", "://",
        ],
        StringComparison.Ordinal);

    private static readonly SearchValues<string> Names = SearchValues.Create(
        ["bearer ", "password", "passwd", "secret", "api_key", "apikey", "api-key", "access_key", "accesskey", "token", "pwd"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>In order, without overlap.</summary>
    public static ImmutableArray<Secret> In(string text)
    {
        var found = new List<Secret>();
        Seek(text, found);
        var count = found.Count;
        SeekChinese(text, found);
        if (found.Count == count)
            return [.. found];
        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return [.. found.Where((secret, i) => i == 0 || secret.Start >= found[i - 1].End)];
    }

    /// <summary>The text with nothing left of its secrets but what all of their kind share.</summary>
    public static string Masked(string text)
    {
        var secrets = In(text);
        if (secrets.IsEmpty)
            return text;
        var (masked, from) = (new StringBuilder(text.Length), 0);
        foreach (var secret in secrets)
        {
            masked.Append(text, from, secret.Start + secret.Shown - from).Append('…');
            from = secret.End;
        }

        return masked.Append(text, from, text.Length - from).ToString();
    }

    private static void Seek(string text, List<Secret> found)
    {
        var (shape, name) = (-1, -1);
        for (var at = 0; ;)
        {
            shape = shape < at ? Next(text, at, Beginnings) : shape;
            name = name < at ? Next(text, at, Names) : name;
            at = Math.Min(shape, name);
            if (at == text.Length)
                break;
            at = Take(text, at, found);
        }
    }

    private static int Next(string text, int at, SearchValues<string> beginnings) =>
        text.AsSpan(at).IndexOfAny(beginnings) is >= 0 and var step ? at + step : text.Length;

    /// <summary>密码 and 口令. Two characters are sought much faster than two words.</summary>
    private static void SeekChinese(string text, List<Secret> found)
    {
        for (var at = 0; text.AsSpan(at).IndexOfAny('密', '口') is >= 0 and var step;)
        {
            at += step;
            at = at + 1 < text.Length && text[at + 1] is '码' or '令' ? Take(text, at, found) : at + 1;
        }
    }

    /// <returns>Where to look on.</returns>
    private static int Take(string text, int at, List<Secret> found)
    {
        if (SecretShapes.At(text, at) is not { } secret)
            return at + 1;
        found.Add(secret);
        return secret.End;
    }
}
