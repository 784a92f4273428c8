using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Postmortems.Language;
using YamlDotNet.RepresentationModel;

namespace Postmortems.Theme.Strings;

/// <summary>
/// The interface's words in one language. Data: <c>Strings/LANGUAGE.yml</c>; each file is read once. All have the same keys, but for the
/// singulars (<c>KEY.one</c>) of languages that tell them apart.
/// </summary>
public sealed class UiText
{
    private static readonly ConcurrentDictionary<string, UiText> Loaded = new();

    private readonly FrozenDictionary<string, string> _texts;

    private UiText(FrozenDictionary<string, string> texts) => _texts = texts;

    public ImmutableArray<string> Keys => [.. _texts.Keys.Order(StringComparer.Ordinal)];

    /// <exception cref="KeyNotFoundException">There is no such text: a bug.</exception>
    public string this[string key] => _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No text '{key}'.");

    /// <summary>A language without a file is answered in English.</summary>
    public static UiText For(string language) => Loaded.GetOrAdd(Sentences.Languages.Contains(language) ? language : "en", Read);

    /// <summary>The text with its <c>{names}</c> filled in; a value is never looked into for names. A number is a count: what is none, as a year, comes as text.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var rest = this[key].AsSpan();
        var said = new StringBuilder(rest.Length + 16);
        while (rest.IndexOf('{') is >= 0 and var open && rest[open..].IndexOf('}') is > 0 and var length)
        {
            said.Append(rest[..open]);
            rest = ValueSpacing.Append(said, ValueOf(rest.Slice(open + 1, length - 1), values), rest[(open + length + 1)..]);
        }

        return said.Append(rest).ToString();
    }

    /// <summary>The text for a number, which is <c>{n}</c>: <c>KEY.one</c> for 1 where the language tells it apart, else <c>KEY</c>.</summary>
    public string Count(string key, int number) =>
        Say(number == 1 && _texts.ContainsKey($"{key}.one") ? $"{key}.one" : key, ("n", number));

    /// <summary>For texts named after data, which may hold names that the theme has never heard of.</summary>
    public string? Find(string key) => _texts.GetValueOrDefault(key);

    private static string ValueOf(ReadOnlySpan<char> name, ReadOnlySpan<(string Name, object Value)> values)
    {
        foreach (var (key, value) in values)
        {
            if (name.SequenceEqual(key))
                return value is int count ? Grouped.Of(count) : $"{value}";
        }

        throw new KeyNotFoundException($"A text asks for '{name}', which was not given.");
    }

    private static UiText Read(string language)
    {
        using var stream = typeof(UiText).Assembly.GetManifestResourceStream($"Strings/{language}.yml")
            ?? throw new InvalidOperationException($"The texts of '{language}' are not in the assembly.");
        using var reader = new StreamReader(stream);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return new UiText(((YamlMappingNode)yaml.Documents[0].RootNode).Children.ToFrozenDictionary(
            pair => ((YamlScalarNode)pair.Key).Value!,
            pair => ((YamlScalarNode)pair.Value).Value!));
    }
}
