using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NodaTime;

namespace Postmortems.Language;

/// <summary>How firmly a number is said.</summary>
public enum Hedge
{
    Plain,

    /// <summary>about, 约, 左右.</summary>
    About,

    /// <summary>nearly, almost, under, 接近, 近, 不到.</summary>
    Nearly,

    /// <summary>over, more than, 超过, 多.</summary>
    Over,

    /// <summary>at least, 至少: no upper end.</summary>
    AtLeast,

    /// <summary>at most, up to, 最多, 不超过: no lower end.</summary>
    AtMost,
}

/// <summary>A duration as people say it: "about 20 minutes", "5m", "1h30m", "接近20分钟", "半小时".</summary>
/// <param name="Value">The number said.</param>
/// <param name="Unit">The finest unit said; half of it for "half an hour" and "1.5 h".</param>
/// <param name="Hedge">What was said around the number.</param>
public sealed record SaidDuration(Duration Value, Duration Unit, Hedge Hedge)
{
    /// <summary>
    /// What a fair listener would still call true. Plain: rounded to the unit said, or cut to whole minutes. Hedged: a quarter of the
    /// value, at least the unit, on the side that the hedge names (both for "about"). "At least" and "at most" are true of whatever lies on
    /// their side.
    /// </summary>
    public bool Fits(Duration actual) => actual > Bounds.Above && actual < Bounds.Below;

    /// <summary>For what lasted at least so long, and nobody knows how much longer.</summary>
    public bool MayBeMoreThan(Duration least) => Bounds.Below > least;

    /// <summary>For what is known only to lie between two ends.</summary>
    public bool MayBeWithin(Duration least, Duration most) => Bounds.Above < most && Bounds.Below > least;

    /// <summary>
    /// The same for a figure that is said in passing: a sixth more or less still goes by that name, and "over two hours" is true of
    /// any time that is longer. Both ends exclusive.
    /// </summary>
    public (Duration Above, Duration Below) LooseBounds =>
        (
            Duration.Min(Bounds.Above, Value - (Value / 6)),
            Hedge is Hedge.Over or Hedge.AtLeast ? Duration.MaxValue : Hedge is Hedge.Nearly or Hedge.AtMost ? Bounds.Below : Duration.Max(Bounds.Below, Value + (Value / 6)));

    private (Duration Above, Duration Below) Bounds
    {
        get
        {
            var rounding = Unit / 2;
            var cutting = Unit <= Duration.FromMinutes(1) ? Unit : rounding;
            var hedge = Duration.Max(Unit, Value / 4);
            var below = Hedge is Hedge.Nearly or Hedge.About ? hedge : rounding;
            var above = Hedge is Hedge.Over or Hedge.About ? hedge : cutting;
            return (Hedge is Hedge.AtMost ? Duration.MinValue : Value - below, Hedge is Hedge.AtLeast ? Duration.MaxValue : Value + above);
        }
    }
}

/// <summary>Reads durations in words, in both languages.</summary>
public static partial class DurationWords
{
    /// <summary>The last words of what <see cref="After"/> reads. Most durations end with their unit.</summary>
    private static readonly ImmutableArray<string> EndsOfHedges = ["左右", "上下", "多", "以上", "以内", "之内", "so", "more", "less", "least", "most", "total"];

    private const string Counted = @"[\s-]{0,4}个?(?<half>半)?\s{0,4}";

    private const string Ones = "one|two|three|four|five|six|seven|eight|nine";

    private const string Units = "(?<u>months?|weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|个月|(?<=半)月|小时|钟头|分钟|秒钟|周|天|日|分|秒)";

    /// <summary>Null when the text is not a duration and nothing else.</summary>
    public static SaidDuration? TryRead(string text)
    {
        text = text.Trim();
        // Most say no more than a number and a unit.
        var before = text is [>= '0' and <= '9', ..] ? "" : Before().Match(text).Value;
        var body = text[before.Length..];
        var after = EndsWithHedge(body) ? After().Match(body).Value : "";
        body = body[..(body.Length - after.Length)].Trim();
        var parts = Part().Matches(body);
        if (parts.Count == 0 || (parts[0].Length < body.Length && Part().Replace(body, "").Trim(' ', ',', '，', '又', '零').Replace("and", "").Trim().Length > 0))
            return null;

        return SumOf(parts, 0, parts.Count - 1, before + after);
    }

    /// <param name="hedge">The words around.</param>
    private static SaidDuration? SumOf(MatchCollection parts, int first, int last, string hedge)
    {
        var (total, unit) = (Duration.Zero, Duration.MaxValue);
        for (var i = first; i <= last; i++)
        {
            if (NumberOf(parts[i].Groups["n"].ValueSpan) is not { } number || UnitOf(parts[i].Groups["u"].ValueSpan) is not { } length)
                return null;
            number += parts[i].Groups["half"].Success ? 0.5 : 0;
            total += length * number;
            unit = Duration.Min(unit, number % 1 == 0 ? length : length / 2);
        }

        return new SaidDuration(total, unit, HedgeOf(hedge));
    }

    private static bool EndsWithHedge(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd('.');
        foreach (var end in EndsOfHedges)
        {
            if (text.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static Hedge HedgeOf(string words) =>
        words.Trim().Length == 0 ? Hedge.Plain
        : AtLeast().IsMatch(words) ? Hedge.AtLeast
        : AtMost().IsMatch(words) ? Hedge.AtMost
        : Nearly().IsMatch(words) ? Hedge.Nearly
        : Over().IsMatch(words) ? Hedge.Over
        : Hedge.About;

    [GeneratedRegex(@"^(~|≈|about|around|approximately|approx\.?|roughly|circa|nearly|almost|just under|just over|under|less than|close to|over|more than|at least|at most|up to|(a )?maximum( of)?|no more than|not more than|大约|大概|约为|约|接近|将近|近|不到|不超过|超过|至少|最少|最多|至多|最长|持续|\s)*", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Before();

    [GeneratedRegex(@"\s*(左右|上下|多|以上|以内|之内|or so|or more|or less|at least|at most|in total|total)\.?\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex After();

    // A letter is a unit behind digits alone: "and" is not "an d".
    [GeneratedRegex($@"(?<n>[0-9]{{1,9}}(\.[0-9]{{1,9}})?){Counted}({Units}|(?<u>[wdhms]))|(?<n>half an?|((twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ])?({Ones})|an?|ten|eleven|twelve|(thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|半|[一二两三四五六七八九十百]{{1,6}}){Counted}{Units}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Part();

    [GeneratedRegex("at least|or more|至少|最少", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex AtLeast();

    [GeneratedRegex("at most|up to|maximum|no more than|not more than|or less|不超过|最多|至多|最长|以内|之内", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex AtMost();

    [GeneratedRegex("nearly|almost|under|less than|close to|接近|将近|近|不到", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Nearly();

    [GeneratedRegex("over|more than|超过|多|以上", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Over();
}
