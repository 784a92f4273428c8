using System.Collections.Immutable;
using Postmortems.Analysis.Reviews;
using Postmortems.Incidents;
using Postmortems.Site.Charts;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site.Reviews;

/// <summary>What got through which gate and why: section 8, and the page of all escapes.</summary>
public static class EscapeSections
{
    /// <summary>Of more than these, those without a proof are named first, and the rest stands in the table of downloads.</summary>
    private const int MostTests = 100;

    public static ReviewSection Of(Review review, ReviewWords words) => new("escapes", words.Say("figures.escapes"), [.. Blocks(review.Escapes, words, ReviewRoom.Of(review, words), isWhole: false)]);

    /// <param name="isWhole">Every missed test is named; a review counts them.</param>
    internal static IEnumerable<ReviewBlock> Blocks(EscapeMatrix matrix, ReviewWords words, ReviewRoom room, bool isWhole)
    {
        yield return new ReviewBlock("")
        {
            Sentences = [.. SaidOf(matrix, words)],
            Charts = matrix.Escapes.IsEmpty ? [] : [Heat(matrix, room, words)],
            Tables = matrix.Escapes.IsEmpty ? [] : [Cells(matrix, room, words)],
        };
        if (!matrix.Best.IsEmpty)
            yield return new ReviewBlock(words.Say("figures.gates")) { Sentences = [.. BestSaid(matrix, words)], Tables = [BestTable(matrix, room, words)] };
        if (!matrix.Escapes.IsEmpty)
            yield return new ReviewBlock(words.Say("figures.tests")) { Sentences = [TestsSaid(matrix, words)], Tables = isWhole ? [Tests(matrix, room, words)] : [] };
        if (!matrix.Repeated.IsEmpty)
            yield return new ReviewBlock(words.Say("figures.repeated")) { Sentences = [words.Say("figures.repeated.is")], Tables = [Repeated(matrix, room, words)] };
    }

    public static IEnumerable<string> SaidOf(EscapeMatrix matrix, ReviewWords words)
    {
        yield return matrix.Escapes.IsEmpty
            ? words.Say("figures.escapes.none", ("all", ReviewWords.Whole(matrix.Of)))
            : words.Say("figures.escapes.said", ("escapes", ReviewWords.Whole(matrix.Escapes.Length)), ("n", ReviewWords.Whole(matrix.Incidents)), ("all", ReviewWords.Whole(matrix.Of)));
    }

    public static string TestsSaid(EscapeMatrix matrix, ReviewWords words) => words.Say(
        "figures.tests.said",
        ("added", ReviewWords.Whole(matrix.Tests(TestProof.Proven) + matrix.Tests(TestProof.Claimed))), ("all", ReviewWords.Whole(matrix.Escapes.Length)),
        ("proven", ReviewWords.Whole(matrix.Tests(TestProof.Proven))), ("missing", ReviewWords.Whole(matrix.Tests(TestProof.Missing))));

    /// <summary>"Which two gates, had they worked, would have stopped most harm?"</summary>
    public static IEnumerable<string> BestSaid(EscapeMatrix matrix, ReviewWords words)
    {
        var names = string.Join(words.Say("figures.and"), matrix.Best.Select(gate => Gate(gate.Gate, words)));
        var (minutes, incidents) = (matrix.Best.Sum(gate => gate.Minutes), matrix.Best.Sum(gate => gate.Incidents.Length));
        (string, string)[] values =
        [
            ("gates", names), ("share", words.Percent(matrix.Minutes > 0 ? minutes / matrix.Minutes : 0)), ("harm", words.Duration(matrix.Minutes * 60)),
            ("n", ReviewWords.Whole(incidents)), ("all", ReviewWords.Whole(matrix.Incidents)),
        ];
        yield return words.Say(matrix.Minutes > 0 ? "figures.gates.said" : "figures.gates.no-harm", values);
        if (matrix.HarmUnknown > 0)
            yield return words.Say("figures.gates.unknown", ("n", ReviewWords.Whole(matrix.HarmUnknown)));
    }

    public static string Gate(string id, ReviewWords words) => words.Term(id, taxonomy => taxonomy.Gate);

    public static string Reason(string id, ReviewWords words) => words.Term(id, taxonomy => taxonomy.Reason);

    private static HeatMap Heat(EscapeMatrix matrix, ReviewRoom room, ReviewWords words) => HeatMap.Of(
        words.Chart(words.Say("figures.escapes.chart"), words.Say("figures.escapes.chart.is"), words.Say("figures.gate"), words.Say("figures.reason"), words.Say("figures.n")),
        [.. matrix.Gates.Select(gate => Gate(gate, words))],
        [.. matrix.Reasons.Select(reason => Reason(reason, words))],
        [
            .. from gate in matrix.Gates.Index()
               from reason in matrix.Reasons.Index()
               let count = matrix.Cell(gate.Item, reason.Item).Length
               select new HeatCell(gate.Index, reason.Index, count) { Link = count == 0 ? null : new Place(room.Page, AnchorOf(gate.Index, reason.Index)) },
        ]);

    /// <summary>Of a row of the table beneath, to which a field of the matrix leads.</summary>
    private static string AnchorOf(int gate, int reason) => $"escape-{ReviewWords.Whole(gate + 1)}-{ReviewWords.Whole(reason + 1)}";

    private static ReviewTable Cells(EscapeMatrix matrix, ReviewRoom room, ReviewWords words) => new(
        words.Say("figures.escapes.table"),
        [words.Say("figures.gate"), words.Say("figures.reason"), words.Say("figures.n"), words.Say("figures.escapes.harm"), words.Say("figures.escapes.severe")],
        [
            .. from gate in matrix.Gates.Index()
               from reason in matrix.Reasons.Index()
               let cell = matrix.Cell(gate.Item, reason.Item)
               where !cell.IsEmpty
               select ImmutableArray.Create<ReviewCell>(
                   new ReviewCell(Gate(gate.Item, words)) { Anchor = AnchorOf(gate.Index, reason.Index) },
                   Reason(reason.Item, words),
                   room.Opened(ReviewWords.Whole(cell.Length), [.. Worst(cell.Select(escape => escape.Incident), words)], room.ListOf("gate", gate.Item)),
                   Harm(cell, words),
                   ReviewWords.Whole(cell.Count(escape => escape.Incident.Severity.Value?.Level is { IsSevere: true }))),
        ]);

    /// <summary>Each once, by the harm that is known of it.</summary>
    private static IEnumerable<ReviewLink> Worst(IEnumerable<Incident> incidents, ReviewWords words) =>
        incidents.Distinct().OrderByDescending(incident => EscapeMatrix.HarmOf(incident) ?? 0).Select(incident => words.Link(incident));

    private static string Harm(ImmutableArray<Escape> cell, ReviewWords words)
    {
        var known = cell.Select(escape => escape.Incident).Distinct().Select(EscapeMatrix.HarmOf).OfType<double>().ToList();
        return known.Count == 0 ? "–" : words.Duration(known.Sum() * 60);
    }

    private static ReviewTable BestTable(EscapeMatrix matrix, ReviewRoom room, ReviewWords words) => new(
        words.Say("figures.gates.table"),
        [words.Say("figures.gate"), words.Say("figures.gates.harm"), words.Say("figures.incidents")],
        [
            .. matrix.Best.Select(gate => ImmutableArray.Create<ReviewCell>(
                Gate(gate.Gate, words),
                words.Duration(gate.Minutes * 60),
                room.Opened(ReviewWords.Whole(gate.Incidents.Length), [.. Worst(gate.Incidents, words)], room.ListOf("gate", gate.Gate)))),
        ]);

    private static ReviewTable Tests(EscapeMatrix matrix, ReviewRoom room, ReviewWords words) => new(
        words.Say("figures.tests.table"),
        [words.Say("chart.incident"), words.Say("figures.gate"), words.Say("figures.reason"), words.Say("figures.tests.now")],
        [
            .. matrix.Escapes.OrderBy(escape => matrix.Escapes.Length <= MostTests ? 0 : (int)escape.Proof).Take(MostTests)
                .Select(escape => ImmutableArray.Create(new ReviewCell("") { Links = [words.Link(escape.Incident)] }, Gate(escape.Gate, words), Reason(escape.Reason, words), TestOf(escape, words))),
        ])
    {
        More = room.More(matrix.Escapes.Length - MostTests, "figures.more.tests", new Place(SiteMap.Table("missed_tests", "csv"))),
    };

    private static string TestOf(Escape escape, ReviewWords words) => escape.Proof switch
    {
        TestProof.Proven => words.Say("figures.tests.proven", ("test", escape.Test.RegressionTest!)),
        TestProof.Claimed => words.Say("figures.tests.claimed", ("test", escape.Test.RegressionTest!)),
        _ => words.Say("figures.tests.missing"),
    };

    private static ReviewTable Repeated(EscapeMatrix matrix, ReviewRoom room, ReviewWords words) => new(
        words.Say("figures.repeated"),
        [words.Say("figures.gate"), words.Say("figures.reason"), words.Say("figures.repeated.first"), words.Say("figures.repeated.again")],
        [
            .. matrix.Repeated.Take(room.Rows).Select(repeated => ImmutableArray.Create(
                Gate(repeated.Earlier.Gate, words),
                Reason(repeated.Earlier.Reason, words),
                new ReviewCell("") { Links = [words.Link(repeated.Earlier.Incident, words.Say("figures.repeated.done", ("day", NodaTime.Text.LocalDatePattern.Iso.Format(repeated.Done))))] },
                new ReviewCell("") { Links = [words.Link(repeated.Later.Incident)] })),
        ])
    {
        More = room.InList(matrix.Repeated.Length - room.Rows),
    };
}
