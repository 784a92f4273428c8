using System.Collections.Immutable;

namespace Postmortems.Editions;

/// <summary>What leads to a person: e-mail addresses, telephone numbers, national ids whose check digit is right.</summary>
public static class PersonalData
{
    private const int MaxLocal = 64;

    private static readonly int[] IdWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Mailboxes of a role, which are there to be published.</summary>
    private static readonly string[] Roles =
    [
        "abuse", "admin", "administrator", "contact", "feedback", "git", "hello", "help", "helpdesk", "hostmaster", "info", "incident", "incidents", "jobs", "mail", "marketing", "media", "news", "no-reply", "noc", "noreply",
        "office", "oncall", "ops", "postmaster", "press", "privacy", "root", "sales", "security", "service", "sponsors", "sre", "status", "support", "team", "webmaster",
    ];

    public static ImmutableArray<PublicFault> In(string text)
    {
        var found = ImmutableArray.CreateBuilder<PublicFault>();
        for (var i = 0; i < text.Length; i++)
        {
            if ((text[i] == '@' ? Email(text, i) : text[i] is '+' or '(' || char.IsAsciiDigit(text[i]) ? Number(text, i) : null) is not { } fault)
                continue;
            found.Add(fault);
            i = fault.End - 1;
        }

        return found.ToImmutable();
    }

    private static PublicFault? Email(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < MaxLocal && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '+' or '-' or '%'))
            start--;
        var end = at + 1;
        while (end < text.Length && end - at < 200 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
            end++;
        var domain = text[(at + 1)..end].TrimEnd('.', '-').ToLowerInvariant();
        var local = text[start..at].ToLowerInvariant();
        var top = domain[(domain.LastIndexOf('.') + 1)..];
        var isAddress = local.Length > 0 && domain.Contains('.') && top.Length >= 2 && top.All(char.IsAsciiLetter) && !(start > 0 && text[start - 1] is '/' or ':' && !IsMailto(text, start));
        if (!isAddress || Array.Exists(Roles, role => local == role || local.StartsWith($"{role}-", StringComparison.Ordinal) || local.StartsWith($"{role}+", StringComparison.Ordinal) || local.EndsWith($"-{role}", StringComparison.Ordinal)) || IsReserved(domain, top))
            return null;
        return new PublicFault("mail", $"{text[start]}…@{domain}", start, at + 1 + domain.Length);
    }

    private static bool IsMailto(string text, int start) => start >= 7 && string.CompareOrdinal(text, start - 7, "mailto:", 0, 7) == 0;

    // RFC 2606, and the machines that sign commits.
    private static bool IsReserved(string domain, string top) =>
        top is "example" or "test" or "invalid" or "localhost" or "local" or "internal" or "svc" or "service" or "timer" or "socket" or "py" or "js" or "png" or "jpg" or "md" or "json" or "yml" or "yaml"
        || domain is "example.com" or "example.org" or "example.net" || domain.EndsWith(".example.com", StringComparison.Ordinal) || domain.EndsWith(".example.org", StringComparison.Ordinal)
        || domain is "googlegroups.com" || domain.StartsWith("lists.", StringComparison.Ordinal) || domain.EndsWith("noreply.github.com", StringComparison.Ordinal) || domain.EndsWith(".gserviceaccount.com", StringComparison.Ordinal);

    private static PublicFault? Number(string text, int at)
    {
        if (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '-' or '.' or '/' or '+' or '#' or '='))
            return null;
        var end = at;
        while (end < text.Length && end - at < 24 && (char.IsAsciiDigit(text[end]) || text[end] is ' ' or '-' or '(' or ')' or '+' or 'X' or 'x'))
            end++;
        if (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or ':' or '%'))
            return null;
        var written = text.AsSpan(at, end - at).TrimEnd(" -(+");
        Span<char> digits = stackalloc char[24];
        var count = 0;
        foreach (var c in written)
        {
            if (char.IsAsciiDigit(c) || c is 'X' or 'x')
                digits[count++] = char.ToUpperInvariant(c);
        }

        return Variant(written, digits[..count]) is { } variant ? new PublicFault(variant, $"{digits[0]}…{digits[count - 1]}", at, at + written.Length) : null;
    }

    private static string? Variant(ReadOnlySpan<char> written, ReadOnlySpan<char> digits)
    {
        if (digits.Length == 18 && written.Length == 18 && IsNationalId(digits))
            return "id";
        if (digits.Contains('X') || !written.ContainsAnyExcept("x"))
            return null;
        var isPlain = written.Length == digits.Length;
        var mobile = written[0] == '+' && digits.StartsWith("86") ? digits[2..] : digits;
        if (mobile.Length == 11 && mobile[0] == '1' && mobile[1] >= '3' && !IsCounted(mobile) && !mobile.SequenceEqual("13800138000") && HasGroups(written, isPlain, "3-4-4"))
            return "phone";
        // 555 stands in stories for a number that nobody has.
        var isNorthAmerican = digits.Length == 10 && !isPlain && digits[0] >= '2' && digits[3] >= '2' && !digits[3..].StartsWith("555") && (HasGroups(written, false, "3-3-4") || written[0] == '(' && HasGroups(written[1..].ToString().Replace(") ", "-").AsSpan(), false, "3-3-4"));
        var isInternational = written[0] == '+' && !isPlain && digits.Length is >= 10 and <= 15 && digits[0] != '0' && written.ContainsAny(" -") && written.Length > digits.Length + 1 && !digits[1..].StartsWith("555") && !(digits.Length > 7 && digits[4..].StartsWith("555"));
        return isNorthAmerican || isInternational ? "phone" : null;
    }

    /// <summary>The groups in which such a number is written, behind a country code or not.</summary>
    private static bool HasGroups(ReadOnlySpan<char> written, bool isPlain, string groups)
    {
        if (isPlain)
            return true;
        var lengths = string.Join('-', written.ToString().Split(' ', '-').Where(group => !group.StartsWith('+')).Select(group => group.Length));
        return lengths == groups || (written[0] == '+' && lengths is "11" or "");
    }

    // 13000000000, 12345678901.
    private static bool IsCounted(ReadOnlySpan<char> digits) => digits.Contains("00000", StringComparison.Ordinal) || digits.Contains("12345", StringComparison.Ordinal) || digits.Contains("11111", StringComparison.Ordinal);

    /// <summary>GB 11643: a date of birth within, and the check digit of ISO 7064 (11-2).</summary>
    private static bool IsNationalId(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            if (!char.IsAsciiDigit(digits[i]))
                return false;
            sum += (digits[i] - '0') * IdWeights[i];
        }

        var month = ((digits[10] - '0') * 10) + digits[11] - '0';
        var day = ((digits[12] - '0') * 10) + digits[13] - '0';
        return digits[0] is >= '1' and <= '8' && digits[6..8] is "19" or "20" && month is >= 1 and <= 12 && day is >= 1 and <= 31 && "10X98765432"[sum % 11] == digits[17];
    }
}
