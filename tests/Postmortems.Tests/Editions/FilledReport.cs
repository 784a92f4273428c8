using Postmortems.Language;
using Postmortems.Schemas;

namespace Postmortems.Tests.Editions;

/// <summary>
/// Front matter with a value under every key that there is, made from the schema, which tests compare with the readers: a new key is in it by being there.
/// </summary>
internal static class FilledReport
{
    /// <summary>Every top-level key with its value as flow YAML.</summary>
    /// <param name="text">Makes a text for the path of a key; null where the key is to be left out.</param>
    /// <param name="slug">The same for what can only be a slug.</param>
    public static IEnumerable<(string Key, string Yaml)> Keys(Func<string, string?> text, Func<string, string?> slug) =>
        FieldSpec.Document("report").Keys!.Value
            .Select(pair => (pair.Key, Yaml: Value(pair.Spec, pair.Key, text, slug)))
            .Where(pair => pair.Yaml is not null)
            .Select(pair => (pair.Key, pair.Yaml!));

    private static string? Value(FieldSpec spec, string path, Func<string, string?> text, Func<string, string?> slug)
    {
        if (!spec.Either.IsEmpty)
            return Value(spec.Either.OrderByDescending(Depth).First(), path, text, slug);
        if ((spec.List ?? spec.Array) is { } item)
            return Value(item, path, text, slug) is { } one ? $"[{one}]" : null;
        if (spec.Keys is { } keys)
        {
            var inner = keys.Select(pair => (pair.Key, Yaml: Value(pair.Spec, $"{path}.{pair.Key}", text, slug))).Where(pair => pair.Yaml is not null).ToList();
            return inner.Count == 0 ? null : $"{{{string.Join(", ", inner.Select(pair => $"{pair.Key}: {pair.Yaml}"))}}}";
        }

        return Scalar(spec.Is!, path, text, slug);
    }

    // The alternative that says the most.
    private static int Depth(FieldSpec spec) =>
        spec.Keys is { } keys ? 1 + keys.Max(pair => Depth(pair.Spec))
        : (spec.List ?? spec.Array) is { } item ? 1 + Depth(item)
        : spec.Either.IsEmpty ? 0 : spec.Either.Max(Depth);

    private static string? Scalar(string kind, string path, Func<string, string?> text, Func<string, string?> slug) => kind.Split(' ') switch
    {
        ["text" or "term", ..] => text(path) is { } written ? $"\"{written}\"" : null,
        ["slug" or "service" or "team", ..] => slug(path),
        ["level"] => "P1",
        ["time"] => "2026-03-14 12:00",
        ["due" or "day"] => "2026-04-01",
        ["answer"] => "yes",
        ["rule"] => "near-twin-not-related",
        ["words", var group] => Vocabulary.Ids(group)[0],
        ["unknown" or "absence"] => "unknown",
        _ => throw new InvalidOperationException($"{path}: what is a {kind}?"),
    };
}
