using System.Collections.Immutable;
using Postmortems.Playbooks;

namespace Postmortems.Site.PlaybookBlocks;

/// <summary>What a step says in a page's language, before it has a place.</summary>
internal sealed record FlowWords(FlowStep Step, string Clock, PagePath? More);

/// <summary>
/// Lays a flow out in two columns: main steps one below the other; side steps from the row of the step that leads to the first of them on.
/// Ways that skip a row run in the margins.
/// </summary>
internal static class FlowLayout
{
    private const double Font = 16;
    private const double SmallFont = 13;
    private const double LineHeight = 21;
    private const double SmallLineHeight = 17;
    private const double Padding = 11;
    private const double MainWidth = 208;
    private const double SideWidth = 166;
    private const double ColumnGap = 46;
    internal const double RowGap = 34;
    internal const double Margin = 22;

    /// <param name="answers">What "yes" and "no" are called.</param>
    public static FlowChart Of(Flow flow, ImmutableArray<FlowWords> words, Func<FlowAnswer, string> answers)
    {
        var rows = Rows(flow);
        var drafts = words.Select(word => Box(word)).ToImmutableArray();
        var heights = Enumerable.Range(0, rows.Max() + 1).Select(row => drafts.Where((_, i) => rows[i] == row).Max(box => box.Height)).ToList();
        var tops = heights.Select((_, row) => Margin + heights.Take(row).Sum(height => height + RowGap)).ToList();
        var placed = drafts.Select((box, i) => box with
        {
            X = flow.Steps[i].IsSide ? Margin + MainWidth + ColumnGap : Margin,
            Y = tops[rows[i]] + ((heights[rows[i]] - box.Height) / 2),
            Exits = [.. flow.Steps[i].Exits.Select(exit => (answers(exit.Answer), flow.Steps.First(step => step.Id == exit.To).Text))],
        }).ToImmutableArray();
        var hasSide = flow.Steps.Any(step => step.IsSide);
        var router = new FlowRouter(flow, placed, rows, tops);
        return new FlowChart(
            flow.Title,
            Margin + MainWidth + (hasSide ? ColumnGap + SideWidth : 0) + Margin,
            tops[^1] + heights[^1] + Margin,
            placed,
            router.Lines(answers));
    }

    private static FlowBox Box(FlowWords word)
    {
        var width = word.Step.IsSide ? SideWidth : MainWidth;
        // The slanted sides of a question take room from its text.
        var room = width - (2 * Padding) - (word.Step.IsQuestion ? 2 * Padding : 0);
        var (text, clock) = (TextWrap.Lines(word.Step.Text, room / Font), TextWrap.Lines(word.Clock, room / SmallFont));
        var height = (2 * Padding) + (text.Length * LineHeight) + (clock.Length * SmallLineHeight);
        return new FlowBox(0, 0, width, height, text, clock) { IsQuestion = word.Step.IsQuestion, More = word.More, Words = (word.Step.Text, word.Clock) };
    }

    /// <summary>Main steps take rows of their own, one after the other. A side step stands in the row of the first main step that leads to it, and never above its forerunner.</summary>
    private static ImmutableArray<int> Rows(Flow flow)
    {
        var rows = new int[flow.Steps.Length];
        var (main, side) = (0, -1);
        foreach (var (i, step) in flow.Steps.Index())
        {
            if (!step.IsSide)
                rows[i] = main++;
        }

        foreach (var (i, step) in flow.Steps.Index())
        {
            if (!step.IsSide)
                continue;
            var from = flow.Steps.Index().Where(other => !other.Item.IsSide && other.Item.Exits.Any(exit => exit.To == step.Id)).Select(other => rows[other.Index]);
            side = Math.Max(side + 1, from.DefaultIfEmpty(0).Min());
            rows[i] = side;
        }

        return [.. rows];
    }
}
