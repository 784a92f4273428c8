using System.Collections.Immutable;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site.Charts;

/// <summary>
/// A chart laid out. Across, all lengths are in percent of the plot, and down in pixels: so one drawing fits every width, its text keeps its size, and
/// labels that do not touch on the narrowest screen (<see cref="Narrow"/>) touch on none.
/// </summary>
public abstract record Chart(ChartWords Words)
{
    /// <summary>Pixels across on which labels are laid out: the text column of a phone of 360 px, less a little.</summary>
    public const double Narrow = 320;

    /// <summary>Pixels down, labels included.</summary>
    public double Height { get; init; }

    /// <summary>What is drawn, as figures, for the table beneath it.</summary>
    public required ChartNumbers Numbers { get; init; }

    /// <summary>What must be known to read it, as a sentence without its stop; mostly empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>Some mark leads to what it counts.</summary>
    public bool HasLinks => Numbers.Rows.Any(row => row.Link is not null);

    /// <summary>There is nothing to draw, and the page says so instead.</summary>
    public bool IsEmpty => Numbers.Rows.IsEmpty;
}

/// <summary>What a chart is called, in the page's language.</summary>
/// <param name="Title">Stands above it.</param>
/// <param name="Description">What it shows, in a sentence: for those who do not see it.</param>
/// <param name="Columns">The heads of the table of its numbers; each kind of chart says which it has.</param>
public sealed record ChartWords(string Title, string Description, string Language, ImmutableArray<string> Columns);

/// <summary>The numbers of a chart as a table. A row has as many cells as there are columns.</summary>
public sealed record ChartNumbers(ImmutableArray<string> Columns, ImmutableArray<ChartRow> Rows)
{
    /// <summary>Null where every number has its row.</summary>
    public MoreRows? More { get; init; }
}

/// <summary>What a list leaves out, and where it stands.</summary>
/// <param name="Text">How many, in words.</param>
public sealed record MoreRows(string Text, Place To);

/// <param name="Cells">The first names the row.</param>
/// <param name="Link">Where the reports stand that it counts.</param>
public sealed record ChartRow(ImmutableArray<string> Cells, Place? Link = null);

/// <summary>Which end of a label stands at its tick.</summary>
public enum LabelAnchor
{
    Middle,
    Start,
    End,
}

/// <summary>A tick of an axis that runs across.</summary>
/// <param name="At">In percent from the left.</param>
/// <param name="Label">Empty where no room is left for one.</param>
public sealed record TickAcross(double At, string Label, LabelAnchor Anchor = LabelAnchor.Middle);

/// <summary>A tick of an axis that runs up.</summary>
/// <param name="At">In pixels from the top.</param>
public sealed record TickUp(double At, string Label);

/// <summary>A kind of mark, and what it stands for.</summary>
/// <param name="Rank">Of a severity, for colour and shape; of a series, its place from 1.</param>
public sealed record LegendItem(int Rank, string Name);
