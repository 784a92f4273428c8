using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Playbooks;

/// <summary>When a chapter is opened: calmly beforehand, during an incident, or afterwards.</summary>
public enum ChapterGroup
{
    Agree,
    Respond,
    Learn,
}

/// <summary>One page of the playbook in one language.</summary>
public sealed record Chapter
{
    /// <summary>The file's name without language and ending; the same in every language.</summary>
    public required string Id { get; init; }

    public required string Lang { get; init; }

    /// <summary>From the root of the repository, with "/"; that of a built-in chapter is where a team's own would stand.</summary>
    public required string Path { get; init; }

    public required string Title { get; init; }

    /// <summary>Says when to open it; may be empty.</summary>
    public string Summary { get; init; } = "";

    public ChapterGroup Group { get; init; }

    /// <summary>Within the group; equals stand in the order of ids.</summary>
    public int Order { get; init; }

    /// <summary>For whom it is; of a chapter as of a report only what says so is public.</summary>
    public Audience Audience { get; init; }

    /// <summary>The phases whose timeline entries lead here.</summary>
    public ImmutableArray<Phase> Phases { get; init; } = [];

    /// <summary>In the order of the page.</summary>
    public ImmutableArray<ChapterPart> Parts { get; init; } = [];

    /// <summary>Relative links of the prose, as written, each with its first place in the file.</summary>
    public ImmutableArray<(string Target, TextSpan Span)> Links { get; init; } = [];
}

/// <summary>A stretch of a chapter: the author's prose, or something that is drawn from data.</summary>
public abstract record ChapterPart;

/// <param name="Markdown">Whole blocks.</param>
public sealed record ProsePart(string Markdown) : ChapterPart;

/// <summary>What is made from the config alone.</summary>
public enum GeneratedKind
{
    Severities,
    Deadlines,
    Roles,
    Templates,
}

public sealed record GeneratedPart(GeneratedKind Kind) : ChapterPart;

/// <summary>Who does what at which level.</summary>
/// <param name="Scheme">Null: those of every scheme that the library grades by, and those that hold whatever the scheme.</param>
public sealed record DutiesPart(string? Scheme) : ChapterPart;

/// <summary>First repairs by kind of cause, in the order of the file.</summary>
public sealed record RepairsPart(ImmutableArray<Repair> Repairs) : ChapterPart;

/// <param name="CauseKind">An id of the taxonomy.</param>
/// <param name="Steps">Inline Markdown.</param>
public sealed record Repair(string CauseKind, ImmutableArray<string> Steps);

public sealed record FlowPart(Flow Flow) : ChapterPart;

/// <summary>What established practice asks for, and where it is answered, in the order of the file.</summary>
public sealed record PracticesPart(ImmutableArray<Practice> Practices) : ChapterPart;

/// <param name="Asks">Inline Markdown.</param>
/// <param name="Answer">Inline Markdown; how it is answered, where the places do not say it themselves.</param>
public sealed record Practice(string Asks, string Answer)
{
    /// <summary>Ids of chapters.</summary>
    public ImmutableArray<NamedInChapter> Chapters { get; init; } = [];

    /// <summary>Some of <see cref="PracticesReader.Pages"/>.</summary>
    public ImmutableArray<NamedInChapter> Pages { get; init; } = [];

    /// <summary>Codes or names; only the checker knows which rules there are.</summary>
    public ImmutableArray<NamedInChapter> Rules { get; init; } = [];

    /// <summary>Of <c>postmortems</c>, without that word.</summary>
    public ImmutableArray<NamedInChapter> Commands { get; init; } = [];

    /// <summary>Paths of keys in the front matter of a report, as "detection.source".</summary>
    public ImmutableArray<NamedInChapter> Fields { get; init; } = [];
}

/// <summary>A word of a chapter that names something outside it, with its place in the file.</summary>
public sealed record NamedInChapter(string Name, TextSpan Span);
