using System.Collections.Frozen;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Reading;

/// <summary>
/// Keys that people write at the top of a report although they belong elsewhere: those of blogs and site generators, and those of our own
/// that stand in a map. To each what to write instead; empty where reports have no use for it.
/// </summary>
internal static class KeysElsewhere
{
    public static FrozenDictionary<string, string> All { get; } = Pairs().ToFrozenDictionary(pair => pair.Key, pair => pair.Instead);

    private static IEnumerable<(string Key, string Instead)> Pairs()
    {
        foreach (var milestone in Phases.Milestones.Select(Vocabulary.Identifier))
            yield return (milestone, $"times: {{{milestone}: …}}");
        foreach (var key in new[] { "users", "customers", "requests_failed", "revenue", "data_loss", "security", "windows" })
            yield return (key, $"impact: {{{key}: …}}");
        foreach (var key in new[] { "source", "signal" })
            yield return (key, $"detection: {{{key}: …}}");
        foreach (var key in new[] { "went_well", "went_badly", "lucky", "surprised" })
            yield return (key, $"lessons: {{{key}: …}}");
        yield return ("date", "times: {started: …}");
        yield return ("author", "authors");
        foreach (var key in new[] { "category", "categories", "keywords" })
            yield return (key, "tags");
        foreach (var key in new[] { "description", "summary", "excerpt" })
            yield return (key, "## Summary");
        foreach (var key in new[] { "slug", "permalink", "url" })
            yield return (key, "id");
        yield return ("draft", "status: draft");
        foreach (var key in new[] { "layout", "template", "toc", "weight", "published", "comments", "image", "cover" })
            yield return (key, "");
    }
}
