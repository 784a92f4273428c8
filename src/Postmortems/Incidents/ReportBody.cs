using System.Collections.Immutable;

namespace Postmortems.Incidents;

/// <summary>The level-two sections that a report is known to have, whatever its language calls them.</summary>
public enum SectionKind
{
    Summary,
    Context,
    Impact,
    Timeline,
    Detection,
    Trigger,
    RootCause,
    Resolution,
    MissedTests,
    WentWell,
    WentBadly,
    Lucky,
    Surprised,
    Lessons,
    Actions,
    Notes,
}

/// <summary>A level-two section of the body.</summary>
/// <param name="Kind">Null for a heading of the author's own.</param>
/// <param name="Heading">Inline Markdown, as written.</param>
/// <param name="Start">First character after the heading, in <see cref="ReportBody.Text"/>.</param>
/// <param name="End">First character that is not the section's any more.</param>
public sealed record Section(SectionKind? Kind, string Heading, int Start, int End)
{
    /// <summary>Where something stands in prose, or nothing does: lists that became timeline or actions do not count.</summary>
    public bool HasProse { get; init; }

    /// <summary>All its prose is "To be written" or the like: enough for a draft, and no answer later.</summary>
    public bool IsToBeWritten { get; init; }
}

/// <summary>A stretch of <see cref="ReportBody.Text"/> that was read into facts and is shown by them, not a second time as prose.</summary>
public readonly record struct ReadStretch(int Start, int End);

/// <summary>The Markdown below the front matter: the whole text, since its links and footnotes may point across sections.</summary>
public sealed record ReportBody
{
    public static ReportBody Empty { get; } = new();

    public string Text { get; init; } = "";

    public ImmutableArray<Section> Sections { get; init; } = [];

    /// <summary>In order, without overlap.</summary>
    public ImmutableArray<ReadStretch> ReadStretches { get; init; } = [];

    /// <summary>What only the internal edition shows, marks included; none in any other.</summary>
    public ImmutableArray<ReadStretch> Internal { get; init; } = [];

    /// <summary>Relative targets of links and pictures, as written, in order, each once.</summary>
    public ImmutableArray<string> LinkedFiles { get; init; } = [];

    /// <summary>Targets of links whose scheme no page follows, as written.</summary>
    public ImmutableArray<string> RefusedLinks { get; init; } = [];

    public Section? Find(SectionKind kind) => Sections.FirstOrDefault(s => s.Kind == kind);
}
