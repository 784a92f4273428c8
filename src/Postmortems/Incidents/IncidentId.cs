using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Postmortems.Incidents;

/// <summary>A report's name and address: letters and digits of any script in lower case, joined by single hyphens.</summary>
public readonly partial record struct IncidentId : IComparable<IncidentId>
{
    /// <summary>In UTF-16 units.</summary>
    public const int MaxLength = 120;

    /// <summary>In UTF-8: file systems give a name 255 bytes, and Chinese letters take three each; ".html" must fit beside.</summary>
    public const int MaxBytes = 240;

    private readonly string? _value;

    private IncidentId(string value) => _value = value;

    public string Value => _value ?? "";

    /// <summary>Never throws; the empty string, a name that Windows reserves, and one that is too long are refused.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out IncidentId? id)
    {
        id = text is { Length: <= MaxLength } && Encoding.UTF8.GetByteCount(text) <= MaxBytes && Shape().IsMatch(text) && !Reserved().IsMatch(text)
            ? new IncidentId(text)
            : null;
        return id is not null;
    }

    /// <exception cref="FormatException">For literals: people's input goes through <see cref="TryParse"/>.</exception>
    public static IncidentId Parse(string text) =>
        TryParse(text, out var id) ? id.Value : throw new FormatException($"'{text}' is not an incident id.");

    /// <summary>Whether a text may name a service, a team or a tag: the same shape as an id.</summary>
    public static bool IsSlug(string text) => TryParse(text, out _);

    public int CompareTo(IncidentId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    // \p{M}: scripts such as Thai and Devanagari write vowels as marks.
    [GeneratedRegex(
        @"^[\p{Ll}\p{Lo}\p{Lm}\p{Nd}][\p{Ll}\p{Lo}\p{Lm}\p{Nd}\p{M}]*(-[\p{Ll}\p{Lo}\p{Lm}\p{Nd}][\p{Ll}\p{Lo}\p{Lm}\p{Nd}\p{M}]*)*\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^(con|prn|aux|nul|com\d|lpt\d)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Reserved();
}
