using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Parsing;
using Postmortems.Playbooks;
using Postmortems.Reading;

namespace Postmortems.Editions;

/// <summary>The chapters of the team's playbook that an edition has, as texts that were made anew.</summary>
public static class EditedPlaybook
{
    private static readonly ImmutableArray<string> Keys = ["title", "summary", "group", "order", "phases", "audience"];

    /// <param name="files">The team's own, in ordinal order of paths.</param>
    /// <param name="names">Of the people whom reports of the edition name.</param>
    public static ImmutableArray<SourceFile> Of(IEnumerable<SourceFile> files, LibraryOptions options, Edition edition, IEnumerable<string> names)
    {
        var chosen = files.Select(file => new SourceFile(file.Path, Marks.Cut(file.Text, FrontMatter.Find(file.Text)?.BodyStart ?? 0)))
            .Select(file => (File: file, Read: ChapterReader.Read(file, options)))
            .Where(chapter => chapter.Read.Chapter is not null && (edition.HasAllReports || chapter.Read.Chapter.Audience is Audience.Public) && !IsDoubtful(chapter.Read))
            .ToList();
        var paths = chosen.ToImmutableDictionary(chapter => chapter.File.Path, chapter => PathOf(chapter.Read), StringComparer.Ordinal);
        var people = names.ToList();
        return [.. chosen.Select(chapter => Edited(chapter.File, chapter.Read, paths, ScrubberFor(chapter.Read.Lang))).OfType<SourceFile>()];

        Scrubber ScrubberFor(string language) => new(edition, language, edition.NamesPeople ? null : new NameFinder(people.Select(name => KeyValuePair.Create(name, Language.Sentences.Say(language, "edition.person")))));
    }

    private static bool IsDoubtful(ChapterResult chapter) => chapter.Diagnostics.Any(finding =>
        finding.Rule == ReadingRules.YamlSyntax || finding.Rule == ReadingRules.DuplicateKey || finding.Rule == ReadingRules.TooDeep || finding.Rule == ReadingRules.NoFrontMatter);

    private static string PathOf(ChapterResult chapter) => $"playbook/{chapter.Id}.{chapter.Lang}.md";

    private static SourceFile? Edited(SourceFile file, ChapterResult read, ImmutableDictionary<string, string> paths, Scrubber scrubber)
    {
        if (FrontMatter.Find(file.Text) is not { IsUnclosed: false } front || YamlReader.Read(file.Text[front.YamlStart..front.YamlEnd], front.YamlStart, new FaultList()) is not { } map)
            return null;
        var known = map with { Entries = [.. map.Entries.Where(entry => Keys.Contains(entry.Key.Value)).Select(entry => entry with { Value = Clean(entry.Value) })] };
        var body = LinkEdits.In(file.Text[front.BodyStart..], Lead);
        return body is null || !YamlText.IsBounded(known) ? null : new SourceFile(PathOf(read), $"---\n{YamlText.Of(known)}---\n{scrubber.Clean(body)}");

        DataNode Clean(DataNode node) => node is ScalarNode scalar ? scalar with { Value = scrubber.Clean(scalar.Value) } : node;

        string? Lead(string target) =>
            target.StartsWith('#') || (Addresses.IsWeb(target) && !scrubber.IsInside(target)) ? target
            : RelativePath.Resolve(file.Path, target) is { } path && paths.TryGetValue(path, out var other) ? $"{other.Split('/')[^1]}{(target.Split('#', 2) is [_, var place] ? $"#{place}" : "")}"
            : null;
    }
}
