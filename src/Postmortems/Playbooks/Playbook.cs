using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Parsing;

namespace Postmortems.Playbooks;

/// <summary>How a team responds: its own chapters over the built-in ones.</summary>
public sealed class Playbook
{
    private readonly Lazy<ImmutableArray<Chapter>> _chapters;

    private Playbook(Func<ImmutableArray<Chapter>> chapters, ImmutableArray<Diagnostic> diagnostics) =>
        (_chapters, Diagnostics) = (new Lazy<ImmutableArray<Chapter>>(chapters), diagnostics);

    public static Playbook Empty { get; } = new(() => [], []);

    /// <summary>In every language, in no order. The built-in ones are read when they are first asked for: a check has no use for them.</summary>
    public ImmutableArray<Chapter> Chapters => _chapters.Value;

    /// <summary>Everything wrong with the team's own files.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>
    /// A file of the team's takes the place of the built-in chapter of its name, in every language: half a chapter in the tool's words and half
    /// in the team's would contradict itself. An empty file leaves the chapter out.
    /// </summary>
    /// <param name="files">The team's, in ordinal order of paths.</param>
    public static Playbook Read(IEnumerable<SourceFile> files, LibraryOptions options)
    {
        var own = files.Select(file => ChapterReader.Read(file, options)).ToList();
        var builtIn = BuiltInPlaybook.Files(options.Playbook).Where(file => own.All(other => other.Id != ChapterReader.NameOf(file, options).Id)).ToList();
        var paths = own.Where(result => result.Chapter is not null).Select(result => result.Source.Path).Concat(builtIn.Select(file => file.Path)).ToHashSet();
        return new Playbook(
            () => [.. own.Concat(builtIn.Select(file => ChapterReader.Read(file, options))).Select(result => result.Chapter).OfType<Chapter>().Select(chapter => OnlyDeclared(chapter, options))],
            [.. own.SelectMany(result => result.Diagnostics.Concat(BrokenLinks(result, paths))).InOrder()]);
    }

    /// <summary>Each chapter once, in the order of the playbook: in that language, or else in one that there is.</summary>
    public ImmutableArray<Chapter> In(string language) =>
    [
        .. Chapters
            .GroupBy(chapter => chapter.Id)
            .Select(versions => versions.OrderBy(chapter => chapter.Lang == language ? 0 : chapter.Lang == "en" ? 1 : 2).ThenBy(chapter => chapter.Path, StringComparer.Ordinal).First())
            .OrderBy(chapter => chapter.Group)
            .ThenBy(chapter => chapter.Order)
            .ThenBy(chapter => chapter.Id, StringComparer.Ordinal),
    ];

    /// <summary>A team that grades by one scheme has no use for the sections on another.</summary>
    private static Chapter OnlyDeclared(Chapter chapter, LibraryOptions options) =>
        chapter with { Parts = SectionFilter.Without(chapter.Parts, part => SchemeOf(part) is { } scheme && options.Schemes.All(known => known.Id != scheme)) };

    private static string? SchemeOf(ChapterPart part) => part switch
    {
        FlowPart flow => flow.Flow.Scheme,
        DutiesPart duties => duties.Scheme,
        _ => null,
    };

    private static ImmutableArray<Diagnostic> BrokenLinks(ChapterResult result, HashSet<string> paths)
    {
        var faults = new FaultList();
        foreach (var (target, span) in result.Chapter?.Links ?? [])
        {
            if (RelativePath.Resolve(result.Source.Path, target) is not { } path || !paths.Contains(path))
                faults.Add(ReadingRules.PlaybookLinkMissing, span, ("target", target));
        }

        return faults.ToDiagnostics(result.Source, result.Lang);
    }
}
