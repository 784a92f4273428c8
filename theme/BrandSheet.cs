using System.Globalization;
using Postmortems.Configuration;

namespace Postmortems.Theme;

/// <summary>
/// The team's colour as a style sheet that follows <c>tokens.css</c>. Moved towards black or white until text in it can be read.
/// </summary>
internal static class BrandSheet
{
    // Text needs 4.5 (WCAG 2.2, 1.4.3); the rest is for the tinted grounds beside the paper.
    private const double Wanted = 5.2;

    // --paper-sunk of tokens.css in each mode: the least favourable ground.
    private static readonly Colour LightGround = new(0xf3, 0xf0, 0xe8);
    private static readonly Colour DarkGround = new(0x24, 0x22, 0x1f);

    public static string Of(Brand brand)
    {
        if (brand.Accent is null || Parse(brand.Accent) is not { } accent)
            return "/* The site's config names no colour. */\n";

        var light = Readable(accent, LightGround, new Colour(0, 0, 0));
        var dark = Readable(accent, DarkGround, new Colour(255, 255, 255));
        return $$"""
            :root, [data-theme="light"] { --accent: {{light}}; }
            @media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { --accent: {{dark}}; } }
            [data-theme="dark"] { --accent: {{dark}}; }
            @media print { :root, :root[data-theme] { --accent: {{light}}; } }

            """.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static Colour Readable(Colour colour, Colour ground, Colour towards)
    {
        for (var step = 0; step < 20; step++)
        {
            var mixed = colour.Mix(towards, step / 20.0);
            if (mixed.Contrast(ground) >= Wanted)
                return mixed;
        }

        return towards;
    }

    private static Colour? Parse(string hex)
    {
        var digits = hex.TrimStart('#');
        if (digits.Length is 3 or 4)
            digits = string.Concat(digits.Take(3).Select(digit => new string(digit, 2)));
        return digits.Length >= 6 && int.TryParse(digits[..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
            ? new Colour((byte)(rgb >> 16), (byte)((rgb >> 8) & 0xff), (byte)(rgb & 0xff))
            : null;
    }

    private readonly record struct Colour(byte Red, byte Green, byte Blue)
    {
        /// <summary>WCAG 2.2, relative luminance: 0 is black, 1 is white.</summary>
        private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

        public double Contrast(Colour other)
        {
            var (a, b) = (Luminance, other.Luminance);
            return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
        }

        public Colour Mix(Colour other, double share) =>
            new(Between(Red, other.Red, share), Between(Green, other.Green, share), Between(Blue, other.Blue, share));

        public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

        private static byte Between(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));

        private static double Linear(byte channel)
        {
            var share = channel / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }
    }
}
