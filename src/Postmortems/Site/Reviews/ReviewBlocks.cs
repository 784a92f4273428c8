using System.Collections.Immutable;
using Postmortems.Site.Charts;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site.Reviews;

/// <summary>A link to a report, by its title.</summary>
/// <param name="Lang">Of the title.</param>
/// <param name="Note">What is told of it here; may be empty.</param>
public sealed record ReviewLink(string Text, Place To, string Lang, string Note = "");

/// <summary>A cell of a table: text, and the reports that it counts.</summary>
public sealed record ReviewCell(string Text)
{
    public ImmutableArray<ReviewLink> Links { get; init; } = [];

    /// <summary>Where the rest of the links stands; null where all are here.</summary>
    public MoreRows? More { get; init; }

    /// <summary>Where the text itself leads.</summary>
    public Place? To { get; init; }

    /// <summary>By which a chart leads to this cell; may be empty.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>Of the text; empty: of the page.</summary>
    public string Lang { get; init; } = "";

    public static implicit operator ReviewCell(string text) => new(text);
}

/// <summary>Figures in rows. The first cell of a row names it.</summary>
/// <param name="Caption">What the table is of.</param>
public sealed record ReviewTable(string Caption, ImmutableArray<string> Head, ImmutableArray<ImmutableArray<ReviewCell>> Rows)
{
    /// <summary>Null where nothing is left out.</summary>
    public MoreRows? More { get; init; }
}

/// <summary>What is shown only on demand, and struck through: a figure that misleads.</summary>
/// <param name="Struck">What it would have claimed.</param>
/// <param name="Why">Why it should not be believed.</param>
public sealed record StruckFigure(string Summary, string Struck, string Why);

/// <summary>What people wrote in a report, as inline Markdown.</summary>
public sealed record ReviewQuotes(ReviewLink Report, ImmutableArray<string> Texts);

/// <summary>A part of a section: what is said first, then what it is said of.</summary>
/// <param name="Title">Empty for the part that stands for the whole section.</param>
public sealed record ReviewBlock(string Title)
{
    public ImmutableArray<string> Sentences { get; init; } = [];

    public ImmutableArray<Chart> Charts { get; init; } = [];

    public ImmutableArray<ReviewTable> Tables { get; init; } = [];

    public StruckFigure? Struck { get; init; }

    public ImmutableArray<ReviewLink> Links { get; init; } = [];

    public ImmutableArray<ReviewQuotes> Quotes { get; init; } = [];

    /// <summary>Where the rest of the links or quotes stands; null where all are here.</summary>
    public MoreRows? More { get; init; }
}

/// <summary>One of the eleven sections of a review; one sheet when it is printed as slides.</summary>
/// <param name="Id">Its anchor.</param>
public sealed record ReviewSection(string Id, string Title, ImmutableArray<ReviewBlock> Blocks);
