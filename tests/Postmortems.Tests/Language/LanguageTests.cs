using System.Text.RegularExpressions;
using Postmortems.Configuration;
using Postmortems.Drafting;
using Postmortems.Language;
using Postmortems.Tests.Support;
using Postmortems.Theme.Strings;
using YamlDotNet.RepresentationModel;

namespace Postmortems.Tests.Language;

/// <summary>What a language needs beside its sentences: whoever adds one is told here what is still missing.</summary>
public sealed partial class LanguageTests
{
    private static readonly HashSet<string> Languages = [.. Sentences.Languages];

    [Fact]
    public void Every_language_has_the_words_of_the_interface() =>
        Assert.Distinct(Languages.Select(language => UiText.For(language)["language.name"]));

    [Fact]
    public void Everything_fixed_has_a_name_in_every_language() =>
        Assert.Empty(
            from thing in Things()
            from language in Languages.Except(thing.Words.Keys)
            select $"{thing.Group} {thing.Id} has no word in {language}");

    [Fact]
    public void A_word_means_one_thing_of_its_group() =>
        Assert.Empty(
            from thing in Things()
            from word in thing.Words.Values.SelectMany(words => words).Append(thing.Id).Select(Vocabulary.Fold).Distinct()
            group thing.Id by (thing.Group, word) into meanings
            where meanings.Count() > 1
            select $"{meanings.Key.Group}: '{meanings.Key.word}' means {string.Join(" and ", meanings)}");

    [Fact]
    public void The_things_of_a_group_are_those_of_the_code() =>
        Assert.All(
            typeof(Vocabulary).Assembly.GetTypes().Where(type => type.IsEnum && Things().Any(thing => Vocabulary.Fold(thing.Group) == Vocabulary.Fold(type.Name))),
            type => Assert.Equal(
                Enum.GetNames(type).Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal),
                Things().Where(thing => Vocabulary.Fold(thing.Group) == Vocabulary.Fold(type.Name)).Select(thing => Vocabulary.Fold(thing.Id)).Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_text_of_the_defaults_is_in_every_language() =>
        Assert.Empty(
            from map in Maps(Yaml("Configuration/defaults.yml"))
            let keys = map.Children.Keys.Select(key => key.ToString()).ToList()
            where keys.Count > 0 && keys.TrueForAll(Languages.Contains) && keys.Count < Languages.Count
            select $"line {map.Start.Line}: {map}");

    [Fact]
    public void Every_term_says_what_tells_it_from_its_neighbours()
    {
        var words = ConfigReader.Defaults.Taxonomy;
        foreach (var list in new[] { words.Trigger, words.Cause, words.Gate, words.Reason, words.Detection })
        {
            Assert.Empty(list.Where(term => term.Description.IsEmpty).Select(term => term.Id));
            Assert.Equal(list.Length, list.Select(term => term.Description.In("en")).Distinct().Count());
        }
    }

    [Fact]
    public void Every_language_has_the_files_that_a_new_library_begins_with() =>
        Assert.Empty(
            from language in Languages
            from name in (string[])[$"config.{language}.yml", $"first-report.{language}.md"]
            where !File.Exists(Path.Join(Repository.Root, "src/Postmortems.Cli/Scaffold", name))
            select name);

    [Fact]
    public void Every_template_is_there_in_every_language() =>
        Assert.Empty(
            from name in TemplateShelf.BuiltIn.Select(template => template.Name).Distinct()
            from language in Languages
            where !TemplateShelf.BuiltIn.Any(template => template.Name == name && template.Language == language)
            select $"{name}.{language}.md");

    [Fact]
    public void No_code_asks_for_a_language_by_name() =>
        Assert.Empty(
            from path in Repository.Sources("src", "*.cs").Concat(Repository.Sources("theme", "*.cs")).Concat(Repository.Sources("theme", "*.razor"))
            from Match use in Named().Matches(File.ReadAllText(path))
            select $"{Path.GetRelativePath(Repository.Root, path)} has {use.Value}");

    private static IEnumerable<(string Group, string Id, Dictionary<string, List<string>> Words)> Things() =>
        from section in Yaml("Language/vocabulary.yml").Children
        from thing in ((YamlMappingNode)section.Value).Children
        select (
            section.Key.ToString(),
            thing.Key.ToString(),
            ((YamlMappingNode)thing.Value).Children.ToDictionary(words => words.Key.ToString(), words => ((YamlSequenceNode)words.Value).Select(word => word.ToString()).ToList()));

    private static IEnumerable<YamlMappingNode> Maps(YamlMappingNode root) => root.AllNodes.OfType<YamlMappingNode>();

    private static YamlMappingNode Yaml(string resource)
    {
        using var reader = new StreamReader(typeof(Vocabulary).Assembly.GetManifestResourceStream(resource)!);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    // English is what everything falls back on.
    [GeneratedRegex(@"(==|!=|\bis|\bcase) ""zh""|""zh"" =>")]
    private static partial Regex Named();
}
