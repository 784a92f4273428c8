using System.Text.RegularExpressions;
using Postmortems.Parsing;

namespace Postmortems.Configuration;

/// <summary>Logo, accent colour and footer.</summary>
internal static partial class BrandReader
{
    public static Brand Read(Fields fields, Brand weaker)
    {
        if (fields.Child("brand") is not { } brand)
            return weaker;
        var read = new Brand(brand.Text("logo") ?? weaker.Logo, Accent(brand) ?? weaker.Accent, brand.Text("footer") ?? weaker.Footer);
        brand.ReportUnknownKeys();
        return read;
    }

    private static string? Accent(Fields brand)
    {
        if (brand.Scalar("accent") is not { } scalar)
            return null;
        if (Colour().IsMatch(scalar.Value))
            return scalar.Value.ToLowerInvariant();
        brand.Faults.AddVariant(ReadingRules.WrongType, "colour", scalar.Span, ("value", scalar.Value));
        return null;
    }

    [GeneratedRegex(@"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Colour();
}
