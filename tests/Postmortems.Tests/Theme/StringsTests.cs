using System.Text.RegularExpressions;
using Postmortems.Analysis.Suggestions;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Notices;
using Postmortems.Site;
using Postmortems.Site.Data;
using Postmortems.Site.Facets;
using Postmortems.Site.Pages;
using Postmortems.Site.PlaybookBlocks;
using Postmortems.Tests.Support;
using Postmortems.Theme.Strings;

namespace Postmortems.Tests.Theme;

/// <summary>The interface's words: the same in every language, each said by a view, and none missing that a view says.</summary>
public sealed partial class StringsTests
{
    private static readonly string Views = string.Join(
        '\n', Repository.Sources("theme", "*.razor").Concat(Repository.Sources("theme", "*.cs")).Select(File.ReadAllText));

    [Fact]
    public void Every_language_has_the_same_texts() =>
        Assert.All(Sentences.Languages, language => Assert.Equal(Keys("en"), Keys(language)));

    [Fact]
    public void A_text_has_the_same_placeholders_in_every_language() =>
        Assert.All(Keys("en"), key =>
            Assert.All(Sentences.Languages, language => Assert.Equal((key, Placeholders("en", key)), (key, Placeholders(language, key)))));

    [Fact]
    public void Every_text_that_a_view_says_is_there() =>
        Assert.Empty(Said().Matches(Views).Select(match => match.Groups["key"].Value).Concat(Derived()).Except(Keys("en")).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_text_is_said_by_a_view() =>
        Assert.Empty(Keys("en").Except(Derived()).Where(key => !IsFound(key) && !Views.Contains($"\"{key}\"", StringComparison.Ordinal)));

    /// <summary>Without the singulars, which not every language tells apart.</summary>
    private static IEnumerable<string> Keys(string language) => UiText.For(language).Keys.Where(key => !key.EndsWith(".one", StringComparison.Ordinal));

    private static string Placeholders(string language, string key) =>
        string.Join(' ', Placeholder().Matches(UiText.For(language)[key]).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Texts whose keys are put together from the names of other things.</summary>
    private static HashSet<string> Derived() =>
    [
        .. Enum.GetValues<ActionState>().SelectMany(state => new[] { $"state.{state}", $"state.{state}.note" }),
        .. Enum.GetValues<SitePart>().Where(part => part is not SitePart.None).Select(part => $"nav.{part}"),
        .. Enum.GetValues<DiagnosticSeverity>().Select(level => $"preview.level.{level}"),
        .. Enum.GetValues<PreviewTroubleKind>().Select(kind => $"preview.stale.{kind}"),
        .. Enum.GetValues<NoticeKind>().Select(kind => $"message.{kind}"),
        .. Tables.Of(Library.Of([], An.Options, An.Today)).Select(table => $"download.{table.Name}"),
        .. FacetIds().Select(id => $"facets.by.{id}"),
        .. Enum.GetValues<QuarterVerdict>().Where(verdict => verdict is not QuarterVerdict.Nothing).Select(verdict => $"quarter.{verdict}"),
        .. Enum.GetValues<NoneLate>().Where(why => why is not NoneLate.NothingPromised).Select(why => $"home.late.{why}"),
        .. Enum.GetNames<SuggestedFact>().Select(name => $"suggested.{name}"),
        .. Enum.GetNames<PlaceKind>().Select(kind => $"playbook.place.{kind}"),
        "download.library-json",
        "download.library-sqlite",
        "download.feed",
        "download.json-feed",
        "download.calendar",
    ];

    private static readonly Library Empty = Library.Of([], An.Options, An.Today);

    private static IEnumerable<string> FacetIds() => IncidentFacets.Of(Empty).Facets.Concat(ActionFacets.Of(Empty).Facets).Select(facet => facet.Id);

    /// <summary>Said of those fields and kinds only that need it.</summary>
    private static bool IsFound(string key) =>
        key.StartsWith("field.", StringComparison.Ordinal) || Enum.GetNames<ReportKind>().Any(kind => key == $"kind.{kind}.hint");

    // T["key"], T.Say("key", T.Count("key"
    [GeneratedRegex(@"\bT(\[|\.Say\(|\.Count\()""(?<key>[^""]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Said();

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Placeholder();
}
