using System.Text.RegularExpressions;
using Postmortems.Analysis;
using Postmortems.Analysis.Hypotheses;
using Postmortems.Analysis.Mining;
using Postmortems.Configuration;
using Postmortems.Language;
using Postmortems.Parsing;
using Postmortems.Site;
using Postmortems.Site.Data;
using Postmortems.Tests.Support;
using Postmortems.Validation;

namespace Postmortems.Tests.Language;

/// <summary>The files of sentences say the same things, nothing that nobody says, and in one style.</summary>
public sealed partial class SentencesTests
{
    /// <summary>Facts that a config may ask for and that are never missing as such: rules of their own ask each cause and each action.</summary>
    private static readonly string[] AskedOneByOne = ["causes_addressed", "actions_complete"];

    private static readonly HashSet<string> Literals =
        [.. Repository.Sources("src", "*.cs").SelectMany(path => Literal().Matches(File.ReadAllText(path))).Select(match => match.Groups["text"].Value)];

    [Fact]
    public void Every_language_has_the_same_sentences() =>
        Assert.All(Sentences.Languages, language =>
            Assert.Equal(Keys("en").Order(StringComparer.Ordinal), Keys(language).Order(StringComparer.Ordinal)));

    [Fact]
    public void A_sentence_has_the_same_placeholders_in_every_language() =>
        Assert.All(Keys("en"), key =>
            Assert.All(Sentences.Languages, language => Assert.Equal((key, Placeholders("en", key)), (key, Placeholders(language, key)))));

    [Fact]
    public void Every_sentence_is_said_somewhere() =>
        Assert.Empty(Keys("en").Where(key => RuleSet.Find(key.Split('.')[0]) is { } rule ? !IsSaid(key, rule) : !Literals.Contains(key) && !Derived().Contains(key)).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_sentence_that_is_derived_is_there() => Assert.Empty(Derived().Except(Keys("en")).Order(StringComparer.Ordinal));

    [Fact]
    public void No_sentence_is_empty_or_ends_in_a_full_stop() =>
        Assert.Empty(
            from language in Sentences.Languages
            from sentence in Sentences.File(language)
            where sentence.Value.Trim() is "" or [.., '.' or '。'] && !IsOfALetter(sentence.Key)
            select $"{language} {sentence.Key}");

    [Fact]
    public void An_english_message_begins_in_lower_case_or_with_what_the_author_wrote() =>
        Assert.Empty(
            from sentence in Sentences.File("en")
            where RuleSet.Find(sentence.Key.Split('.')[0]) is not null && char.IsUpper(sentence.Value[0])
            select sentence.Key);

    /// <summary>What is sent to people ends as letters do.</summary>
    private static bool IsOfALetter(string key) => key.StartsWith("notice.customer.", StringComparison.Ordinal) || key.StartsWith("notice.company.", StringComparison.Ordinal);

    private static IEnumerable<string> Keys(string language) => Sentences.File(language).Keys;

    private static string Placeholders(string language, string key) =>
        string.Join(' ', Placeholder().Matches(Sentences.File(language)[key]).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Sentences whose keys are put together from the names of other things.</summary>
    private static HashSet<string> Derived() =>
    [
        .. Enum.GetValues<PromiseVerdict>().Select(verdict => $"pattern.verdict.{Vocabulary.Identifier(verdict)}"),
        .. RequirementReader.Known.Except(AskedOneByOne).Select(field => $"field.{field}"),
        .. Enum.GetNames<RequiredFrom>().Select(weight => $"required.{weight.ToLowerInvariant()}"),
        .. Clocks.All.SelectMany(clock => new[] { $"clock.{clock.Id}", $"clock.{clock.Id}.is" }),
        .. Clocks.OfTheWhole.Select(clock => $"clock.{clock.Id}.is"),
        .. Enumerable.Range(0, 9).Select(hundred => $"explain.group.PM0{hundred}"),
        .. Enumerable.Range(1, 7).Select(day => $"weekday.{day}"),
        .. Enum.GetValues<HypothesisKind>().SelectMany(kind => new[] { $"hypothesis.{HypothesisWords.KeyOf(kind)}", $"hypothesis.{HypothesisWords.KeyOf(kind)}.refuted" }),
        .. Enum.GetValues<EvidenceKind>().Select(kind => $"hypothesis.evidence.{HypothesisWords.Snake(kind)}"),
        .. Tables.Of(Library.Of([], An.Options, An.Today)).SelectMany(table => table.Columns.Select(column => $"column.{table.Name}.{column.Meaning}")),
    ];

    /// <summary>A message "rule" or "rule.variant", or its help. Of a rule met in several ways the plain name is the help for them all.</summary>
    private static bool IsSaid(string key, Diagnostics.RuleInfo rule)
    {
        var isHelp = key.EndsWith(".help", StringComparison.Ordinal);
        var parts = (isHelp ? key[..^".help".Length] : key).Split('.');
        return parts.Length == 1 ? isHelp || IsSaidPlainly(rule) : parts.Length == 2 && Literals.Contains(parts[1]);
    }

    private static bool IsSaidPlainly(Diagnostics.RuleInfo rule)
    {
        var name = typeof(ReadingRules).GetProperties().FirstOrDefault(property => ReferenceEquals(property.GetValue(null), rule))?.Name;
        return name is null || Repository.Sources("src", "*.cs").Select(File.ReadAllText)
            .Any(code => code.Contains($".Add(ReadingRules.{name},", StringComparison.Ordinal) || code.Contains($".AddMendable(ReadingRules.{name}, null,", StringComparison.Ordinal));
    }

    [GeneratedRegex("\"(?<text>[^\"\\\\\\n]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Literal();

    [GeneratedRegex("\\{[a-z]+\\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
