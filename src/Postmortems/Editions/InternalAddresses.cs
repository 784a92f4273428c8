using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;

namespace Postmortems.Editions;

/// <summary>Private network addresses (RFC 1918) and names of hosts that only the inside can resolve.</summary>
public static class InternalAddresses
{
    private const int MaxName = 253;

    private static readonly SearchValues<string> Beginnings = SearchValues.Create(
        ["10.", "172.", "192.168.", ".internal", ".intranet", ".intra", ".corp", ".lan", ".local", ".home.arpa"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly string[] Tops = [".internal", ".intranet", ".intra", ".corp", ".lan", ".localdomain", ".local", ".home.arpa"];

    /// <summary>Names that every machine of a kind has: they tell nothing of anybody's network.</summary>
    private static readonly string[] Common = ["metadata.google.internal", "host.docker.internal", "gateway.docker.internal", "kubernetes.docker.internal", "cluster.local", "svc.cluster.local", "kubernetes.default.svc.cluster.local", "localhost.localdomain", "raspberrypi.local"];

    public static ImmutableArray<PublicFault> In(string text)
    {
        var found = ImmutableArray.CreateBuilder<PublicFault>();
        for (var at = 0; at < text.Length;)
        {
            var step = text.AsSpan(at).IndexOfAny(Beginnings);
            if (step < 0)
                break;
            at += step;
            var fault = text[at] == '.' ? Host(text, at) : Network(text, at);
            if (fault is { } one)
                found.Add(one);
            at = fault?.End ?? at + 1;
        }

        return found.ToImmutable();
    }

    private static PublicFault? Network(string text, int at)
    {
        if (at > 0 && (IsNamePart(text[at - 1]) || text[at - 1] is '.' or '/'))
            return at > 1 && text[at - 1] == '/' && text[at - 2] == '/' ? NetworkAt(text, at) : null;
        return IsVersion(text, at) ? null : NetworkAt(text, at);
    }

    private static PublicFault? NetworkAt(string text, int at)
    {
        Span<int> parts = stackalloc int[4];
        var end = at;
        for (var i = 0; i < 4; i++)
        {
            var length = 0;
            while (length < 4 && end + length < text.Length && char.IsAsciiDigit(text[end + length]))
                length++;
            if (length is 0 or 4 || !int.TryParse(text.AsSpan(end, length), NumberStyles.None, CultureInfo.InvariantCulture, out parts[i]) || parts[i] > 255)
                return null;
            end += length;
            if (i < 3 && (end >= text.Length || text[end++] != '.'))
                return null;
        }

        // More digits or points make it a version; with a mask it is a whole range, which everybody has.
        var isAlone = end >= text.Length || !(IsNamePart(text[end]) || text[end] == '/' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) || text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]));
        var isPrivate = parts[0] == 10 || (parts[0] == 172 && parts[1] is >= 16 and <= 31) || (parts[0] == 192 && parts[1] == 168);
        return isAlone && isPrivate && parts[3] != 0 ? new PublicFault("network", text[at..end], at, end) : null;
    }

    private static PublicFault? Host(string text, int at)
    {
        if (Array.Find(Tops, top => text.AsSpan(at).StartsWith(top, StringComparison.OrdinalIgnoreCase)) is not { } found)
            return null;
        var end = at + found.Length;
        if (end < text.Length && (IsNamePart(text[end]) || text[end] is '(' or '=' || (text[end] == '.' && end + 1 < text.Length && IsNamePart(text[end + 1]))))
            return null;
        var start = at;
        while (start > 0 && at - start < MaxName && (IsNamePart(text[start - 1]) || text[start - 1] == '.'))
            start--;
        var name = text[start..end].ToLowerInvariant();
        // ".env.local" is a file, "a.local" within "x/a.local" may be one.
        var isFile = name[0] is '.' or '-' or '_' || name.Contains('_') || start > 0 && text[start - 1] is '/' or '\\' or '~' or '$' or '%' && !(start > 1 && text[start - 2] == '/');
        return isFile || start == at || Common.Contains(name) ? null : new PublicFault("host", text[start..end], start, end);
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    private static bool IsVersion(string text, int at) =>
        text.AsSpan(Math.Max(0, at - 10), Math.Min(10, at)).TrimEnd() is var before && (before.EndsWith("version", StringComparison.OrdinalIgnoreCase) || before.EndsWith("版本", StringComparison.Ordinal) || before.EndsWith("==", StringComparison.Ordinal));
}
