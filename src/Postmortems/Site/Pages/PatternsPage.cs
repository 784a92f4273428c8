using System.Collections.Immutable;
using Postmortems.Site.Charts;
using Postmortems.Site.Patterns;

namespace Postmortems.Site.Pages;

/// <summary>What may have come again in a library, and what stands alone. None is a frequent answer.</summary>
/// <param name="Patterns">What came again last comes first.</param>
public sealed record PatternsPage(PagePath Path, string Title, PageFrame Frame, ImmutableArray<PatternRow> Patterns)
    : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Incidents;

    /// <summary>On all pages of the list.</summary>
    public required int Found { get; init; }

    /// <summary>How many reports were compared: drills and translations are not.</summary>
    public required int Reports { get; init; }

    /// <summary>With fewer, words make no family.</summary>
    public required int FewestReports { get; init; }

    /// <summary>How alike two reports of one service must be, of 1, as it is written.</summary>
    public required string Floor { get; init; }

    /// <summary>What weighs how much, and how that is known: a sentence.</summary>
    public required string Weights { get; init; }

    /// <summary>How many of them are in no family.</summary>
    public required int Unclustered { get; init; }

    /// <summary>The newest of these.</summary>
    public ImmutableArray<IncidentRow> Alone { get; init; } = [];

    /// <summary>Every compared report at its day; null of too few, and on all pages but the last.</summary>
    public RowStrip? Map { get; init; }

    /// <summary>Names that people gave to what is no possible recurrence today, each with its key.</summary>
    public ImmutableArray<(string Key, string Name)> IdleNames { get; init; } = [];

    public required PageTurn Turn { get; init; }

    public required PagePath IncidentsPath { get; init; }
}
