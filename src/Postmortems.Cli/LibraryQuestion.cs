using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.IO;
using Postmortems.Reading;
using Postmortems.Validation;

namespace Postmortems.Cli;

/// <summary>What somebody wants to know of a library.</summary>
internal sealed record LibraryQuestion
{
    /// <summary>Stands for what the disk has at its path. Null: all is as it was saved.</summary>
    public SourceFile? Unsaved { get; init; }

    /// <summary>Whether somebody wants to know of a report, by its full path. Null: of all of them.</summary>
    public Func<string, bool>? IsJudged { get; init; }

    /// <summary>The same where only the reports themselves can tell: asked once, when all have been read, for the paths of those that are judged.</summary>
    public Func<ImmutableArray<ReadResult>, LibraryOptions, IReadOnlySet<string>>? Judged { get; init; }

    /// <summary>Nothing but what is wrong. A thousand reports that nobody looks at again need not be held in memory.</summary>
    public bool IsOfFindingsOnly { get; init; }

    /// <param name="contents">Of the folder, with the unsaved report.</param>
    public (ImmutableArray<ReadResult> Reports, ImmutableArray<Diagnostic> Findings) Check(string root, FolderContents contents, CheckTerms terms, int threads)
    {
        if (Judged is null && IsOfFindingsOnly)
        {
            var checker = new Checker(terms);
            return ([], checker.Conclude(ContentFolder.Read(root, contents, terms.Options, threads, reports => checker.Judge(reports, IsAsked))));
        }

        var reports = ContentFolder.Read(root, contents, terms.Options, threads);
        var judged = Judged?.Invoke(reports, terms.Options);
        return (reports, Checker.Check(new CheckInput(reports, terms) { IsJudged = path => judged?.Contains(path) ?? IsAsked(path) }));

        bool IsAsked(string path) => IsJudged?.Invoke(Path.GetFullPath(path, root)) is not false;
    }
}
