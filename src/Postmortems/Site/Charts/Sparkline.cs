using System.Collections.Immutable;

namespace Postmortems.Site.Charts;

/// <summary>A value over time, the size of a word: to stand beside the figure that it leads to, without axis or table.</summary>
public sealed record Sparkline(ChartWords Words, Curve Line) : Chart(Words)
{
    private const double Edge = 4;
    private const double Tall = 28;

    /// <summary>Where the newest value stands; null without one.</summary>
    public (double X, double Y)? Last => Line.Points.IsEmpty ? null : Line.Points[^1];

    /// <summary>Equal steps across, from zero up. Columns of the numbers: time, value.</summary>
    /// <param name="values">The oldest first, each with the name of its time and in words.</param>
    public static Sparkline Of(ChartWords words, IReadOnlyList<(string Name, double Value, string Said)> values)
    {
        var scale = new LinearScale(0, Math.Max(double.Epsilon, values.Select(value => value.Value).DefaultIfEmpty().Max()));
        var points = values.Select((value, i) => (
            values.Count == 1 ? 50 : 100.0 * i / (values.Count - 1),
            Edge + ((Tall - (2 * Edge)) * (1 - scale.Share(value.Value)))));
        return new Sparkline(words, new Curve(1, "", [.. points]))
        {
            Height = Tall,
            Numbers = new ChartNumbers(words.Columns, [.. values.Select(value => new ChartRow([value.Name, value.Said]))]),
        };
    }
}
