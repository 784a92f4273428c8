using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Site.PlaybookBlocks;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Site;

/// <summary>The laws of a drawing, held for every flow that comes with the tool.</summary>
public sealed class FlowLayoutTests
{
    private static readonly List<FlowChart> Charts =
    [
        .. SitePlan.Pages(Library.Of([], An.Options with { Languages = ["en", "zh"] }, An.Today) with { Playbook = Postmortems.Playbooks.Playbook.Read([], An.Options) })
            .OfType<ChapterPage>()
            .SelectMany(page => page.Blocks.OfType<FlowBlock>())
            .Select(block => block.Chart),
    ];

    [Fact]
    public void There_are_flows_in_both_languages() => Assert.True(Charts.Count >= 8);

    [Fact]
    public void No_box_touches_another_and_all_are_on_the_sheet() =>
        Assert.All(Charts, chart =>
        {
            foreach (var (i, box) in chart.Boxes.Index())
            {
                Assert.InRange(box.X, 0, chart.Width - box.Width);
                Assert.InRange(box.Y, 0, chart.Height - box.Height);
                Assert.DoesNotContain(chart.Boxes.Skip(i + 1), other =>
                    box.X < other.X + other.Width && other.X < box.X + box.Width && box.Y < other.Y + other.Height && other.Y < box.Y + box.Height);
            }
        });

    [Fact]
    public void Every_way_is_straight_in_its_stretches_and_passes_through_no_box() =>
        Assert.All(Charts, chart => Assert.All(chart.Lines, line =>
        {
            foreach (var (from, to) in line.Points.Zip(line.Points.Skip(1)))
            {
                Assert.True(from.X == to.X || from.Y == to.Y, $"{chart.Title}: a slanted line from {from} to {to}");
                Assert.InRange(to.X, 0, chart.Width);
                Assert.DoesNotContain(chart.Boxes, box => Crosses(box, from, to));
            }
        }));

    [Fact]
    public void Every_way_begins_and_ends_at_the_edge_of_a_box() =>
        Assert.All(Charts, chart => Assert.All(chart.Lines, line =>
        {
            Assert.Contains(chart.Boxes, box => IsOnEdge(box, line.Points[0]));
            Assert.Contains(chart.Boxes, box => IsOnEdge(box, line.Points[^1]));
        }));

    [Fact]
    public void The_text_of_a_box_fits_into_it() =>
        Assert.All(Charts.SelectMany(chart => chart.Boxes), box =>
        {
            Assert.All(box.Text, line => Assert.True(TextWrap.Width(line) * 16 <= box.Width - 4, line));
            Assert.All(box.Clock, line => Assert.True(TextWrap.Width(line) * 13 <= box.Width - 4, line));
        });

    [Fact]
    public void A_long_text_is_broken_at_spaces_and_between_chinese_characters()
    {
        Assert.Equal("Restore|first,|then cure", Broken("Restore first, then cure", 7));
        Assert.Equal("先恢复，|再治本", Broken("先恢复，再治本", 3));
        Assert.Equal("L1\u00a01\u00a0h;|L2\u00a024\u00a0h", Broken("L1\u00a01\u00a0h; L2\u00a024\u00a0h", 5));
    }

    [Fact]
    public void Lines_are_about_as_long_and_what_belongs_together_stays_together()
    {
        Assert.Equal("定位原因，按|间隔同步进展", Broken("定位原因，按间隔同步进展", 11));
        Assert.Equal("发现起：|L2\u00a024\u00a0小时", Broken("发现起：L2\u00a024\u00a0小时", 6));
    }

    [Fact]
    public void A_word_longer_than_a_line_is_cut() =>
        Assert.All(TextWrap.Lines(new string('x', 90) + " " + new string('字', 40), 9), line => Assert.InRange(TextWrap.Width(line), 0.5, 9));

    [Fact]
    public void A_side_step_leads_straight_to_its_neighbour_unless_it_comes_from_there()
    {
        var chart = Charts.First(chart => chart.Title == "Response to P0-P3");
        var resources = chart.Boxes.Single(box => box.Words.Text.StartsWith("Bring people", StringComparison.Ordinal));
        var leaving = Assert.Single(chart.Lines, line => line.Points[0] == (resources.X, resources.Y + (resources.Height / 2)));
        Assert.Equal(2, leaving.Points.Length);
        Assert.False(leaving.IsBack);
        Assert.Equal(2, Charts.First(chart => chart.Title == "The decision to repair").Lines.Count(line => line.IsBack));
    }

    private static string Broken(string text, double width) => string.Join('|', TextWrap.Lines(text, width));

    private static bool Crosses(FlowBox box, (double X, double Y) from, (double X, double Y) to)
    {
        var (left, right) = (Math.Min(from.X, to.X), Math.Max(from.X, to.X));
        var (top, bottom) = (Math.Min(from.Y, to.Y), Math.Max(from.Y, to.Y));
        return left < box.X + box.Width - 0.5 && right > box.X + 0.5 && top < box.Y + box.Height - 0.5 && bottom > box.Y + 0.5;
    }

    private static bool IsOnEdge(FlowBox box, (double X, double Y) at) =>
        at.X >= box.X && at.X <= box.X + box.Width && at.Y >= box.Y && at.Y <= box.Y + box.Height
        && (at.X == box.X || at.X == box.X + box.Width || at.Y == box.Y || at.Y == box.Y + box.Height);
}
