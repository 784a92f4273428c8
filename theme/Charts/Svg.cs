using System.Globalization;
using Postmortems.Site.Charts;

namespace Postmortems.Theme.Charts;

/// <summary>How numbers are written in drawings.</summary>
internal static class Svg
{
    /// <summary>At most two decimals and always a point: the same bytes on every machine and in every culture.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(double value) => Number(value) + "%";

    /// <summary>For a plot of 1,000 across, which its width stretches: from percent across and pixels down.</summary>
    public static string Points(IEnumerable<(double X, double Y)> points) => string.Join(' ', points.Select(point => $"{Number(10 * point.X)},{Number(point.Y)}"));

    public static string Anchor(LabelAnchor anchor) => anchor switch
    {
        LabelAnchor.Start => "start",
        LabelAnchor.End => "end",
        _ => "middle",
    };
}
