using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Postmortems.Language;

/// <summary>Every sentence of the library that is not HTML: messages, help, captions. Data: <c>sentences.LANGUAGE.yml</c>.</summary>
public static class Sentences
{
    private static readonly ConcurrentDictionary<string, FrozenDictionary<string, string>> Files = new();

    /// <summary>Languages that have a file; every file has every sentence (tested).</summary>
    public static ImmutableArray<string> Languages { get; } = ["en", "zh"];

    /// <summary>The language whose sentences a text in <paramref name="tag"/> goes with: "zh" for "zh-CN", English for what has none.</summary>
    public static string For(string tag)
    {
        var primary = tag.Split('-', '_')[0].ToLowerInvariant();
        return Languages.Contains(primary) ? primary : "en";
    }

    /// <summary>The sentence with its <c>{names}</c> filled in; a value is put in as it is, and never looked into for names.</summary>
    /// <param name="language">Any tag: see <see cref="For"/>.</param>
    /// <param name="values">Names that the sentence does not use are passed over.</param>
    /// <exception cref="KeyNotFoundException">There is no such sentence: a bug.</exception>
    public static string Say(string language, string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var sentence = File(language).TryGetValue(key, out var found) ? found : throw new KeyNotFoundException($"No sentence '{key}'.");
        return values.IsEmpty ? sentence : Fill(sentence, values);
    }

    /// <summary>The sentence if there is one: most rules have help, some have not.</summary>
    public static string? TrySay(string language, string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        File(language).TryGetValue(key, out var sentence) ? Fill(sentence, values) : null;

    internal static FrozenDictionary<string, string> File(string language) => Files.GetOrAdd(For(language), VocabularyFile.Sentences);

    private static string Fill(string sentence, ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = new System.Text.StringBuilder(sentence.Length + 32);
        var rest = sentence.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open && rest[open..].IndexOf('}') is > 0 and var length)
        {
            var name = rest.Slice(open + 1, length - 1);
            text.Append(rest[..open]);
            // Braces around anything but a plain word are the sentence's own: "actions: {none: the reason}".
            var after = rest[(open + length + 1)..];
            if (name.ContainsAnyExceptInRange('a', 'z'))
            {
                text.Append(rest.Slice(open, length + 1));
                rest = after;
            }
            else
            {
                rest = ValueSpacing.Append(text, ValueOf(name, values), after);
            }
        }

        return text.Append(rest).ToString();
    }

    private static string ValueOf(ReadOnlySpan<char> name, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (key, value) in values)
        {
            if (name.SequenceEqual(key))
                return value;
        }

        throw new KeyNotFoundException($"A sentence asks for '{name}', which was not given.");
    }
}
