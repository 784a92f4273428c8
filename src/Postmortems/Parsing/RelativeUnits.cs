using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Parsing;

/// <summary>Units of "T+1d2h".</summary>
internal static class RelativeUnits
{
    // Longer words first: "min" before "m".
    private static readonly (string Word, Duration Length, Exactness Exactness)[] All =
    [
        ("days", Duration.FromDays(1), Exactness.Day), ("day", Duration.FromDays(1), Exactness.Day), ("d", Duration.FromDays(1), Exactness.Day),
        ("天", Duration.FromDays(1), Exactness.Day), ("日", Duration.FromDays(1), Exactness.Day),
        ("hours", Duration.FromHours(1), Exactness.Minute), ("hour", Duration.FromHours(1), Exactness.Minute),
        ("h", Duration.FromHours(1), Exactness.Minute), ("小时", Duration.FromHours(1), Exactness.Minute), ("时", Duration.FromHours(1), Exactness.Minute),
        ("minutes", Duration.FromMinutes(1), Exactness.Minute), ("minute", Duration.FromMinutes(1), Exactness.Minute),
        ("min", Duration.FromMinutes(1), Exactness.Minute), ("m", Duration.FromMinutes(1), Exactness.Minute),
        ("分钟", Duration.FromMinutes(1), Exactness.Minute), ("分", Duration.FromMinutes(1), Exactness.Minute),
        ("seconds", Duration.FromSeconds(1), Exactness.Second), ("second", Duration.FromSeconds(1), Exactness.Second),
        ("s", Duration.FromSeconds(1), Exactness.Second), ("秒", Duration.FromSeconds(1), Exactness.Second),
    ];

    public static bool Take(ReadOnlySpan<char> text, out (string Word, Duration Length, Exactness Exactness) unit)
    {
        foreach (var candidate in All)
        {
            if (text.StartsWith(candidate.Word, StringComparison.OrdinalIgnoreCase))
            {
                unit = candidate;
                return true;
            }
        }

        unit = default;
        return false;
    }

    public static bool FollowsNumber(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && Take(text[digits..].TrimStart(' '), out _);
    }
}
