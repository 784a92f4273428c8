namespace Postmortems.Parsing;

/// <summary>YamlDotNet's messages by what an author can do about them. The sentences are ours: <c>yaml-syntax.VARIANT</c>.</summary>
internal static class YamlFaults
{
    private static readonly (string Part, string Variant)[] Known =
    [
        ("tab", "tab"),
        ("mapping values are not allowed", "colon"),
        ("expected ':'", "colon"),
        ("could not find expected ':'", "no-colon"),
        ("did not find expected ',' or ']'", "bracket"),
        ("did not find expected ',' or '}'", "brace"),
        ("while parsing a flow", "bracket"),
        ("unexpected end of stream", "unclosed-quote"),
        ("while scanning a quoted scalar", "unclosed-quote"),
        ("unknown escape character", "escape"),
        ("escape", "escape"),
        ("found character that cannot start any token", "character"),
        ("block sequence entries are not allowed", "indent"),
        ("did not find expected key", "indent"),
        ("did not find expected '-' indicator", "indent"),
        ("while parsing a block mapping", "indent"),
        ("while parsing a block collection", "indent"),
        ("duplicate", "other"),
    ];

    public static string Variant(string message) =>
        Known.FirstOrDefault(known => message.Contains(known.Part, StringComparison.OrdinalIgnoreCase)).Variant ?? "other";
}
