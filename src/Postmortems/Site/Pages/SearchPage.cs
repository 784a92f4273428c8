using System.Collections.Immutable;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site.Pages;

/// <summary>The search by itself, and ways into the library for whoever has no script.</summary>
/// <param name="Years">Newest first; reports without a date have none.</param>
/// <param name="Groups">What reports have in common.</param>
public sealed record SearchPage(PagePath Path, string Title, PageFrame Frame, ImmutableArray<WayIn> Years, ImmutableArray<WaysIn> Groups)
    : Page(Path, Title, Frame)
{
    public required PagePath PatternsPath { get; init; }

    public required PagePath IncidentsPath { get; init; }

    public required PagePath ActionsPath { get; init; }
}

/// <summary>Ways in by one facet.</summary>
/// <param name="Facet">Its id: names its sentence.</param>
public sealed record WaysIn(string Facet, ImmutableArray<WayIn> Ways);

/// <summary>A link to some reports: to their own page, else to the list of all, filtered.</summary>
/// <param name="Query">The state of the filter, written for an address; empty where the place is all.</param>
public sealed record WayIn(string Name, int Count, Place To, string Query = "");
