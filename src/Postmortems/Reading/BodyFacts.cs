using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>What the Markdown of a report says, before it is put together with the front matter.</summary>
internal sealed record BodyFacts
{
    public required ReportBody Body { get; init; }

    /// <summary>The Markdown could not be parsed: nothing is known of what it says.</summary>
    public bool IsUnread { get; init; }

    /// <summary>Text of the first level-one heading.</summary>
    public string? Title { get; init; }

    public ImmutableArray<WrittenEntry> Timeline { get; init; } = [];

    /// <summary>Each as the map that the front matter would have held.</summary>
    public ImmutableArray<MapNode> Actions { get; init; } = [];

    public Lessons Lessons { get; init; } = Lessons.Empty;

    /// <summary>Links to files beside the report, with their places.</summary>
    public ImmutableArray<(string Target, TextSpan Span)> Links { get; init; } = [];

    /// <summary>Headings by the section they open.</summary>
    public ImmutableDictionary<SectionKind, TextSpan> Headings { get; init; } = ImmutableDictionary<SectionKind, TextSpan>.Empty;

    /// <summary>What stands in it in sentences.</summary>
    public ImmutableArray<ProsePart> Prose { get; init; } = [];
}
