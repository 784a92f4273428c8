using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Postmortems.Incidents;
using Postmortems.Parsing;

namespace Postmortems.Configuration;

/// <summary>Logo, accent colour, footer and style sheet.</summary>
internal static partial class BrandReader
{
    // An SVG file that is opened by itself may run scripts.
    private static readonly ImmutableArray<string> Pictures = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"];

    public static Brand Read(Fields fields, Brand weaker, Func<string, bool> hasFile)
    {
        if (fields.Child("brand") is not { } brand)
            return weaker;
        var read = new Brand(
            File(brand, "logo", Pictures, hasFile) ?? weaker.Logo,
            Accent(brand) ?? weaker.Accent,
            brand.Text("footer") ?? weaker.Footer,
            File(brand, "css", [".css"], hasFile) ?? weaker.Css);
        brand.ReportUnknownKeys();
        return read;
    }

    private static string? File(Fields brand, string key, ImmutableArray<string> endings, Func<string, bool> hasFile)
    {
        if (brand.Scalar(key) is not { } scalar)
            return null;
        var path = RelativePath.Resolve("postmortems.yml", scalar.Value.Trim());
        var isOfType = endings.Contains(Path.GetExtension(scalar.Value.Trim()).ToLowerInvariant());
        if (path is not null && isOfType && hasFile(path))
            return path;
        var fault = path is null ? "file-elsewhere" : isOfType ? "file-missing" : "file-type";
        brand.Faults.AddVariant(ReadingRules.WrongType, fault, scalar.Span, ("value", scalar.Value), ("endings", string.Join(", ", endings)));
        return null;
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
