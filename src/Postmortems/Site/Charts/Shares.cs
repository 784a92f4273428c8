using System.Collections.Immutable;
using System.Globalization;
using Postmortems.Language;

namespace Postmortems.Site.Charts;

/// <summary>An axis of shares that runs up, from 0 to 100 %.</summary>
internal static class Shares
{
    private static readonly int[] Quarters = [0, 25, 50, 75, 100];

    /// <summary>Pixels from the top.</summary>
    public static double Y(double share, double head, double plot) => head + (plot * (1 - Math.Clamp(share, 0, 1)));

    public static ImmutableArray<TickUp> Grid(double head, double plot, string language) =>
        [.. Quarters.Select(percent => new TickUp(Y(percent / 100.0, head, plot), Said(percent / 100.0, language)))];

    /// <summary>"46 %", in Chinese "46%": to the whole percent.</summary>
    public static string Said(double share, string language) =>
        Sentences.Say(language, "share.percent", ("n", Math.Round(100 * share).ToString("0", CultureInfo.InvariantCulture)));
}
