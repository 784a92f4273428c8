using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Postmortems.Language;

namespace Postmortems.Analysis;

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
    private static readonly SearchValues<string> Beginnings = SearchValues.Create(
        [
            "AKIA", "ASIA", "AIza", "LTAI", "AKID", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xoxa-", "xoxs-", "xapp-",
            "hooks.slack.com/services/", "sk_live_", "rk_live_", "sk-ant-", "sk-proj-", "npm_", "pypi-AgEI", "SG.", "eyJ", "-----BEGIN ", "://", "bearer ", "password", "passwd",
            "secret", "api_key", "apikey", "api-key", "access_key", "accesskey", "token", "pwd",
        ],
        StringComparison.OrdinalIgnoreCase);

    // By themselves: the others are ASCII, which is sought much faster.
    private static readonly SearchValues<string> ChineseBeginnings = SearchValues.Create(["密码", "口令"], StringComparison.Ordinal);

    /// <summary>In order, without overlap.</summary>
    public static ImmutableArray<Secret> In(string text)
    {
        var found = new List<Secret>();
        Seek(text, Beginnings, found);
        var count = found.Count;
        if (Han.IsIn(text))
            Seek(text, ChineseBeginnings, found);
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

    private static void Seek(string text, SearchValues<string> beginnings, List<Secret> found)
    {
        for (var at = 0; at < text.Length;)
        {
            var step = text.AsSpan(at).IndexOfAny(beginnings);
            if (step < 0)
                break;
            at += step;
            var secret = SecretShapes.At(text, at);
            if (secret is { } one)
                found.Add(one);
            at = secret?.End ?? at + 1;
        }
    }
}
