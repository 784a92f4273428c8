using System.Globalization;

namespace Postmortems.Theme.Charts;

/// <summary>How numbers are written in drawings.</summary>
internal static class Svg
{
    /// <summary>At most two decimals and always a point: the same bytes on every machine and in every culture.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
