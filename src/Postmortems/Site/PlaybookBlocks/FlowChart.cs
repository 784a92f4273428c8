using System.Collections.Immutable;

namespace Postmortems.Site.PlaybookBlocks;

/// <summary>A flow laid out. Lengths are in units of the drawing, of which the text is 16 high.</summary>
/// <param name="Boxes">In reading order.</param>
public sealed record FlowChart(string Title, double Width, double Height, ImmutableArray<FlowBox> Boxes, ImmutableArray<FlowLine> Lines);

/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Text">Lines of text, in order.</param>
/// <param name="Clock">Lines that tell the limit, in order; empty without one.</param>
public sealed record FlowBox(double X, double Y, double Width, double Height, ImmutableArray<string> Text, ImmutableArray<string> Clock)
{
    public bool IsQuestion { get; init; }

    /// <summary>The text and the limit unbroken, for the list beside the picture.</summary>
    public (string Text, string Clock) Words { get; init; }

    /// <summary>The chapter that tells more.</summary>
    public PagePath? More { get; init; }

    /// <summary>For the list beside the picture: the answer ("Yes", or empty) and the text of the step that follows.</summary>
    public ImmutableArray<(string Answer, string To)> Exits { get; init; } = [];
}

/// <summary>A way from one box to another, in straight stretches, with its arrow at the end.</summary>
/// <param name="Label">The answer that leads here; empty for none.</param>
/// <param name="LabelAt">Where the label's text begins.</param>
public sealed record FlowLine(ImmutableArray<(double X, double Y)> Points, string Label, (double X, double Y) LabelAt)
{
    /// <summary>It leads upwards: a loop.</summary>
    public bool IsBack { get; init; }
}
