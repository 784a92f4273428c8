using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Parsing;

namespace Postmortems.Playbooks;

/// <param name="Lang">Of the chapter.</param>
public sealed record RuleNamed(SourceFile Source, string Lang, NamedInChapter Rule);

/// <summary>How a team responds: its own chapters over the built-in ones.</summary>
public sealed class Playbook
{
    private readonly Lazy<ImmutableArray<Chapter>> _chapters;

    private Playbook(Func<ImmutableArray<Chapter>> chapters, ImmutableArray<Diagnostic> diagnostics) =>
        (_chapters, Diagnostics) = (new Lazy<ImmutableArray<Chapter>>(chapters), diagnostics);

    /// <summary>Every rule that the team's own files name, known or not.</summary>
    public ImmutableArray<RuleNamed> RulesNamed { get; private init; } = [];

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
        var ids = own.Where(result => result.Chapter is not null).Select(result => result.Id).Concat(builtIn.Select(file => ChapterReader.NameOf(file, options).Id)).ToHashSet();
        var paths = own.Where(result => result.Chapter is not null).Select(result => result.Source.Path).Concat(builtIn.Select(file => file.Path)).ToHashSet();
        return new Playbook(
            () => [.. own.Concat(builtIn.Select(file => ChapterReader.Read(file, options))).Select(result => result.Chapter).OfType<Chapter>().Select(chapter => OnlyDeclared(chapter, options))],
            [.. own.SelectMany(result => result.Diagnostics.Concat(BrokenLinks(result, paths, ids)).Concat(Twins(result, own))).InOrder()])
        {
            RulesNamed =
            [
                .. from result in own
                   from practice in (result.Chapter?.Parts ?? []).OfType<PracticesPart>().SelectMany(part => part.Practices)
                   from rule in practice.Rules
                   select new RuleNamed(result.Source, result.Lang, rule),
            ],
        };
    }

    /// <summary>These files and no others: an edition has no chapter that its team did not mean for it.</summary>
    public static Playbook Only(IEnumerable<SourceFile> files, LibraryOptions options)
    {
        var own = files.Select(file => ChapterReader.Read(file, options).Chapter).OfType<Chapter>().ToList();
        return new Playbook(() => [.. own.Select(chapter => OnlyDeclared(chapter, options))], []);
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

    /// <summary>A team that grades by one scheme has no use for the sections on another, nor for a table of duties without any.</summary>
    private static Chapter OnlyDeclared(Chapter chapter, LibraryOptions options)
    {
        return chapter with { Parts = SectionFilter.Without(chapter.Parts, IsUnwanted) };

        bool IsUnwanted(ChapterPart part) => part switch
        {
            FlowPart { Flow.Scheme: { } scheme } => !options.GradesBy(scheme),
            DutiesPart duties => options.DutiesOf(duties.Scheme).IsEmpty,
            _ => false,
        };
    }

    /// <summary>Of two files for one chapter in one language the first is shown.</summary>
    private static ImmutableArray<Diagnostic> Twins(ChapterResult result, List<ChapterResult> all)
    {
        var faults = new FaultList();
        var first = all.First(other => other.Id == result.Id && other.Lang == result.Lang);
        if (first != result && result.Id.Length > 0)
            faults.AddVariant(ReadingRules.WrittenTwice, "chapter", new TextSpan(0, 0), ("other", first.Source.Path));
        return faults.ToDiagnostics(result.Source, result.Lang);
    }

    private static ImmutableArray<Diagnostic> BrokenLinks(ChapterResult result, HashSet<string> paths, HashSet<string> ids)
    {
        var faults = new FaultList();
        foreach (var (target, span) in result.Chapter?.Links ?? [])
        {
            if (RelativePath.Resolve(result.Source.Path, target) is not { } path || !paths.Contains(path))
                faults.Add(ReadingRules.PlaybookLinkMissing, span, ("target", target));
        }

        foreach (var chapter in (result.Chapter?.Parts ?? []).OfType<PracticesPart>().SelectMany(part => part.Practices).SelectMany(practice => practice.Chapters))
        {
            if (!ids.Contains(chapter.Name))
                faults.AddVariant(ReadingRules.PlaybookLinkMissing, "step", chapter.Span, ("target", chapter.Name));
        }

        foreach (var step in (result.Chapter?.Parts ?? []).OfType<FlowPart>().SelectMany(part => part.Flow.Steps))
        {
            if (step.Chapter is { } chapter && !ids.Contains(chapter))
                faults.AddVariant(ReadingRules.PlaybookLinkMissing, "step", step.ChapterPlace, ("target", chapter));
        }

        return faults.ToDiagnostics(result.Source, result.Lang);
    }
}
