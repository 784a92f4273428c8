using System.Collections.Frozen;
using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Postmortems.Language;

/// <summary>Words for one kind of thing.</summary>
internal sealed record WordGroup(FrozenDictionary<string, string> IdOf, FrozenDictionary<(string Id, string Language), string> Names)
{
    public static WordGroup Empty { get; } = new(FrozenDictionary<string, string>.Empty, FrozenDictionary<(string, string), string>.Empty);

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<string> Ids { get; init; } = [];

    private readonly int _longest = IdOf.Keys.Select(word => word.Length).DefaultIfEmpty().Max();

    public string? Find(ReadOnlySpan<char> word)
    {
        // Whole sentences are asked for too: no word is that long, and none need be made of them.
        Span<char> folded = stackalloc char[_longest];
        return Vocabulary.TryFold(word, folded, out var length) && IdOf.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded[..length], out var id) ? id : null;
    }

    public string Name(string id, string language) =>
        Names.TryGetValue((id, language), out var name) || Names.TryGetValue((id, "en"), out name) ? name : id;
}

/// <summary>Reads the embedded data files of this folder, which are the project's own and are tested whole: a fault in one is a bug.</summary>
internal static class VocabularyFile
{
    public static FrozenDictionary<string, WordGroup> Load() =>
        Root("Language/vocabulary.yml").Children.ToFrozenDictionary(
            group => ((YamlScalarNode)group.Key).Value!,
            group => Group((YamlMappingNode)group.Value));

    /// <summary>A flat map of sentences.</summary>
    public static FrozenDictionary<string, string> Sentences(string language) =>
        Root($"Language/sentences.{language}.yml").Children.ToFrozenDictionary(
            pair => ((YamlScalarNode)pair.Key).Value!,
            pair => ((YamlScalarNode)pair.Value).Value!);

    /// <summary>Words of every language, from lists by language.</summary>
    public static IEnumerable<string> Words(string file) =>
        Root($"Language/{file}.yml").Children.Values.SelectMany(list => ((YamlScalarNode)list).Value!.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Every word of every list of one half of the word lists, whatever its language.</summary>
    public static ImmutableArray<(string List, string Text)> Lists(string half) =>
    [
        .. from list in ((YamlMappingNode)Root("Language/wordlists.yml").Children[new YamlScalarNode(half)]).Children
           from language in ((YamlMappingNode)list.Value).Children
           from word in ((YamlSequenceNode)language.Value).Children
           select (((YamlScalarNode)list.Key).Value!, ((YamlScalarNode)word).Value!),
    ];

    /// <summary>Every word of a section of a file that has lists by language, with the key it belongs to: of a list that has keys, and of one that has none.</summary>
    public static ImmutableArray<(string Key, string Text)> WordsByLanguage(string file, string section) =>
    [
        .. from entry in ((YamlMappingNode)Root($"Language/{file}.yml").Children[new YamlScalarNode(section)]).Children
           from words in entry.Value is YamlMappingNode languages ? languages.Children.Values : [entry.Value]
           from word in ((YamlSequenceNode)words).Children
           select (((YamlScalarNode)entry.Key).Value!, ((YamlScalarNode)word).Value!),
    ];

    /// <summary>A section of a file as words for things.</summary>
    public static WordGroup GroupOf(string file, string section) => Group((YamlMappingNode)Root($"Language/{file}.yml").Children[new YamlScalarNode(section)]);

    private static WordGroup Group(YamlMappingNode entries)
    {
        var ids = new Dictionary<string, string>();
        var names = new Dictionary<(string, string), string>();
        foreach (var (key, value) in entries.Children)
        {
            var id = ((YamlScalarNode)key).Value!;
            ids[Vocabulary.Fold(id)] = id;
            foreach (var (language, words) in ((YamlMappingNode)value).Children)
            {
                var all = ((YamlSequenceNode)words).Children.Select(w => ((YamlScalarNode)w).Value!).ToImmutableArray();
                names[(id, ((YamlScalarNode)language).Value!)] = all[0];
                foreach (var word in all)
                    ids.TryAdd(Vocabulary.Fold(word), id);
            }
        }

        return new WordGroup(ids.ToFrozenDictionary(), names.ToFrozenDictionary()) { Ids = [.. entries.Children.Keys.Select(key => ((YamlScalarNode)key).Value!)] };
    }

    private static YamlMappingNode Root(string resource)
    {
        using var stream = typeof(VocabularyFile).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is not in the assembly.");
        using var reader = new StreamReader(stream);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
