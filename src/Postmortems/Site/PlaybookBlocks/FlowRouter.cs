using System.Collections.Immutable;
using Postmortems.Playbooks;

namespace Postmortems.Site.PlaybookBlocks;

/// <summary>Draws the ways between boxes that have their places: straight where they are neighbours, else around.</summary>
internal sealed class FlowRouter(Flow flow, ImmutableArray<FlowBox> boxes, ImmutableArray<int> rows, IReadOnlyList<double> tops)
{
    /// <summary>How far a way stays clear of the boxes that it passes.</summary>
    private const double Clear = 11;

    /// <summary>Beside the middle, so that a way that comes from above does not run into one that goes straight down.</summary>
    private const double Aside = 34;

    public ImmutableArray<FlowLine> Lines(Func<FlowAnswer, string> answers) =>
    [
        .. from step in flow.Steps.Index()
           from exit in step.Item.Exits
           let to = flow.Steps.Index().First(other => other.Item.Id == exit.To).Index
           select Line(step.Index, to, answers(exit.Answer)),
    ];

    private FlowLine Line(int from, int to, string label)
    {
        var points = Points(from, to);
        var (start, second) = (points[0], points[1]);
        // Beside a way that goes down, above one that goes sideways.
        var isDown = start.X == second.X;
        var at = isDown ? (start.X + 7, start.Y + 15) : (second.X > start.X ? start.X + 6 : start.X - 26, start.Y - 6);
        return new FlowLine(points, label, at) { IsBack = rows[to] < rows[from] || (rows[to] == rows[from] && to < from) };
    }

    private ImmutableArray<(double X, double Y)> Points(int from, int to)
    {
        var (a, b) = (boxes[from], boxes[to]);
        var down = rows[to] - rows[from];
        return (IsSide(from), IsSide(to), down) switch
        {
            (false, true, 0) => [(Right(a), MiddleY(a)), (b.X, MiddleY(a))],
            (var side, var other, 1) when side == other => [(MiddleX(a), Bottom(a)), (MiddleX(b), b.Y)],
            (false, false, _) => [(a.X, MiddleY(a)), (a.X - Clear, MiddleY(a)), (a.X - Clear, MiddleY(b)), (b.X, MiddleY(b))],
            (true, false, > 0) when !HasSideBelow(from, rows[to]) => [(MiddleX(a), Bottom(a)), (MiddleX(a), MiddleY(b)), (Right(b), MiddleY(b))],
            (false, true, _) => [(Right(a), MiddleY(a)), (Right(a) + (2 * Clear), MiddleY(a)), (Right(a) + (2 * Clear), MiddleY(b)), (b.X, MiddleY(b))],
            (true, false, 0) when flow.Steps[to].Exits.All(exit => exit.To != flow.Steps[from].Id) => [(a.X, MiddleY(a)), (Right(b), MiddleY(a))],
            (true, false, 0) => [(MiddleX(a), a.Y), (MiddleX(a), Above(to)), (MiddleX(b) + Aside, Above(to)), (MiddleX(b) + Aside, b.Y)],
            (true, false, _) => [(Right(a), MiddleY(a)), (Right(a) + Clear, MiddleY(a)), (Right(a) + Clear, Above(to)), (MiddleX(b) + Aside, Above(to)), (MiddleX(b) + Aside, b.Y)],
            _ => [(Right(a), MiddleY(a)), (Right(a) + Clear, MiddleY(a)), (Right(a) + Clear, MiddleY(b)), (Right(b), MiddleY(b))],
        };
    }

    private bool IsSide(int step) => flow.Steps[step].IsSide;

    private bool HasSideBelow(int from, int untilRow) =>
        flow.Steps.Index().Any(other => other.Item.IsSide && rows[other.Index] > rows[from] && rows[other.Index] <= untilRow);

    /// <summary>In the gap above the row of a box.</summary>
    private double Above(int box) => tops[rows[box]] - (FlowLayout.RowGap / 2);

    private static double Right(FlowBox box) => box.X + box.Width;

    private static double Bottom(FlowBox box) => box.Y + box.Height;

    private static double MiddleX(FlowBox box) => box.X + (box.Width / 2);

    private static double MiddleY(FlowBox box) => box.Y + (box.Height / 2);
}
