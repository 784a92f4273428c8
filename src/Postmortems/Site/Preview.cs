using System.Collections.Immutable;
using Postmortems.Diagnostics;

namespace Postmortems.Site;

/// <summary>What a page says of its own making while its author looks on. A built site has none.</summary>
/// <param name="Build">Another one for each build: a browser that shows an older one loads the page anew.</param>
public sealed record Preview(string Build)
{
    /// <summary>Where builds are told, from the site's root. No page stands there: a page's folder never begins with a point.</summary>
    public const string Events = ".postmortems/events";

    /// <summary>Why the page may be older than its report; null when it is not.</summary>
    public PreviewTrouble? Trouble { get; init; }

    /// <summary>The report that had this address until it was renamed, deleted or broken; null: none is known.</summary>
    public string? Former { get; init; }

    /// <summary>Told in full: the page's own report, and the files that have no page to tell it on.</summary>
    public ImmutableArray<FileFindings> Told { get; init; } = [];

    /// <summary>Told by their numbers, the worst first.</summary>
    public ImmutableArray<FileFindings> Elsewhere { get; init; } = [];

    /// <summary>How many more there would be behind the last of <see cref="Elsewhere"/>.</summary>
    public int MoreElsewhere { get; init; }

    /// <summary>Of the whole library.</summary>
    public FindingCounts Counts { get; init; }

    /// <summary>Of the page's own report; null on a page that belongs to none.</summary>
    public FindingCounts? OwnCounts { get; init; }

    /// <summary>There is nothing to say.</summary>
    public bool IsQuiet => Trouble is null && Former is null && Counts == default;

    /// <summary>Something keeps the author from seeing what was written.</summary>
    public bool IsPressing => Trouble is not null || Former is not null || (OwnCounts ?? default).Errors > 0;
}

/// <summary>What keeps the last good site in place.</summary>
public enum PreviewTroubleKind
{
    /// <summary>The library could not be read or put together.</summary>
    Build,

    /// <summary>The config has errors that it did not have before.</summary>
    Config,
}

/// <param name="Detail">As the disk or the tool says it, in English; null where the findings say it.</param>
public sealed record PreviewTrouble(PreviewTroubleKind Kind, string? Detail = null);

/// <summary>How many findings there are of each weight.</summary>
public readonly record struct FindingCounts(int Errors, int Warnings, int Hints)
{
    public static FindingCounts Of(IEnumerable<DiagnosticSeverity> severities)
    {
        var counts = severities.CountBy(severity => severity).ToDictionary();
        return new FindingCounts(
            counts.GetValueOrDefault(DiagnosticSeverity.Error),
            counts.GetValueOrDefault(DiagnosticSeverity.Warning),
            counts.GetValueOrDefault(DiagnosticSeverity.Hint));
    }
}

/// <summary>What is wrong with one file, in the order of its lines.</summary>
/// <param name="File">From the root, with "/".</param>
/// <param name="Language">Of the messages.</param>
public sealed record FileFindings(string File, string Language, ImmutableArray<FindingLine> Lines)
{
    /// <summary>The report's page in the language of the page that tells this; null where the file has none.</summary>
    public PagePath? Page { get; init; }

    public FindingCounts Counts { get; } = FindingCounts.Of(Lines.Select(line => line.Severity));
}

/// <summary>One finding, without the text of its file.</summary>
/// <param name="Line">1-based.</param>
public sealed record FindingLine(DiagnosticSeverity Severity, string Code, int Line, string Message, string? Help)
{
    public static FindingLine Of(Diagnostic finding) =>
        new(finding.Severity, finding.Rule.Code, finding.Source.Position(finding.Span.Start).Line, finding.Message, finding.Help);
}
