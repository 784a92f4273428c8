using System.Text;

namespace Postmortems.Site.Charts;

/// <summary>How much room a label takes in a font that is not known: by a table of widths, on the wide side.</summary>
public static class ChartText
{
    /// <summary>Pixels high, as <c>charts.css</c> sets it.</summary>
    public const double Size = 12;

    private const string Thin = "iljtfrI.,:;'|!()[]·-/ ";
    private const string Broad = "mwMW@%—";

    /// <summary>In pixels.</summary>
    public static double Width(string text) => text.EnumerateRunes().Sum(Em) * Size;

    /// <summary>As much of the text as there is room for, with an ellipsis where something was cut off; empty where not even that fits.</summary>
    public static string Shorten(string text, double room)
    {
        if (Width(text) <= room)
            return text;
        var kept = new StringBuilder();
        var left = room - Width("…");
        foreach (var rune in text.EnumerateRunes())
        {
            left -= Em(rune) * Size;
            if (left < 0)
                break;
            kept.Append(rune.ToString());
        }

        var cut = kept.ToString().TrimEnd();
        return cut.Length == 0 ? "" : cut + "…";
    }

    private static double Em(Rune rune) => rune.Value switch
    {
        >= 0x2e80 and <= 0xd7ff or >= 0xf900 and <= 0xfaff or >= 0xff00 and <= 0xff60 or >= 0x1f000 => 1,
        < 0x80 or 0xb7 or 0x2014 when Thin.Contains((char)rune.Value) => 0.36,
        < 0x80 or 0x2014 when Broad.Contains((char)rune.Value) => 0.95,
        >= 'A' and <= 'Z' => 0.7,
        '…' => 1,
        _ => 0.58,
    };
}
