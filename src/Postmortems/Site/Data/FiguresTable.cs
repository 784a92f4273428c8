using System.Collections.Immutable;
using System.Globalization;
using Postmortems.Analysis.Reviews;
using Postmortems.Analysis.Statistics;

namespace Postmortems.Site.Data;

/// <summary>All figures of a review, one a record: for other programs.</summary>
public static class FiguresTable
{
    private static readonly ImmutableArray<Column> Columns =
        ["section", "figure", "unit", "value", "low", "high", "n", "of", "n_before", "change", "p", "p_adjusted", "effect", "effect_low", "effect_high"];

    public static Table Of(Review review) => new("figures", Columns, [.. Rows(review)]);

    /// <summary>After RFC 4180, without a byte order mark.</summary>
    public static string Csv(Review review) =>
        System.Text.Encoding.UTF8.GetString(CsvTable.Write(Of(review)).Bytes.Span).TrimStart('\uFEFF');

    private static IEnumerable<ImmutableArray<object?>> Rows(Review review)
    {
        foreach (var share in review.Coverage.Shares)
            yield return Row(("coverage", share.What, "incidents"), share.Known, null, (share.Known, share.Of), null);
        foreach (var rank in review.Counts.ByRank.Append(review.Counts.All))
            yield return Row(("counts", rank.Rank is { } number ? $"rank_{number}" : "all", "incidents"), rank.Count, rank.Interval, (rank.Count, review.Coverage.Incidents), rank.Change);
        foreach (var figure in review.Durations)
            yield return Row(("durations", figure.Clock.Id, "seconds"), figure.Now.Median?.Low, figure.Now.MedianInterval, (figure.Now.Dots.Length, figure.Now.Of), figure.Change);
        foreach (var stage in review.Time.Stages)
            yield return Row(("time", stage.Stage.ToString().ToLowerInvariant(), "seconds"), stage.Total.TotalSeconds, null, (stage.N, review.Time.N), null);
        foreach (var tally in review.Deadlines)
            yield return Row(("deadlines", $"{tally.Deadline.Scheme}:{Analysis.Deadlines.NameOf(tally.Deadline)}", "share_met"), tally.Kept?.Value, tally.Kept?.Interval, (tally.Judged, tally.Of), null);
        foreach (var shares in new[] { review.Noticed, review.Causes, review.Triggers })
        {
            foreach (var term in shares.Terms)
                yield return Row((shares.Facet, term.Id, "share"), term.Share.Value, term.Share.Interval, (term.Incidents.Length, shares.Said), term.Change);
        }

        foreach (var row in Escapes(review.Escapes).Concat(PromiseRows(review.Promises)))
            yield return row;
    }

    private static IEnumerable<ImmutableArray<object?>> Escapes(EscapeMatrix matrix)
    {
        foreach (var (gate, reason) in matrix.Gates.SelectMany(_ => matrix.Reasons, (gate, reason) => (gate, reason)))
        {
            if (matrix.Cell(gate, reason) is { IsEmpty: false } cell)
                yield return Row(("escapes", $"{(gate.Length > 0 ? gate : "unknown")}:{(reason.Length > 0 ? reason : "unknown")}", "missed_tests"), cell.Length, null, (cell.Length, matrix.Escapes.Length), null);
        }

        foreach (var proof in Enum.GetValues<TestProof>())
            yield return Row(("tests", proof.ToString().ToLowerInvariant(), "missed_tests"), matrix.Tests(proof), null, (matrix.Tests(proof), matrix.Escapes.Length), null);
    }

    private static IEnumerable<ImmutableArray<object?>> PromiseRows(Promises promises)
    {
        (string Id, int Count)[] counts =
        [
            ("kept", promises.Kept), ("overdue", promises.Overdue.Length), ("open", promises.Open), ("given_up", promises.GivenUp.Length), ("unknown", promises.Unknown),
        ];
        foreach (var (id, count) in counts)
            yield return Row(("promises", id, "actions"), count, null, (count, promises.Made.Length), null);
        if (promises.OnTime is { } onTime)
            yield return Row(("promises", "on_time", "share"), onTime.Share.Value, onTime.Share.Interval, (onTime.Kept, onTime.Of), null);
        yield return Row(("promises", "median_open", "days"), Survival.Median(promises.Survival), null, (promises.SurvivalOf, promises.SurvivalOf + promises.SurvivalLeftOut), null);
    }

    private static ImmutableArray<object?> Row((string Section, string Id, string Unit) what, double? value, Interval? interval, (int N, int Of) rests, Change? change) => Tables.Row(
        what.Section, what.Id, what.Unit, Number(value), Number(interval?.Low), Number(interval?.High), (long)rests.N, (long)rests.Of, change is null ? null : (long)change.Before,
        change is null ? null : WordOf(change.Word), Number(change?.Test?.P), Number(change?.Adjusted), Number(change?.Effect?.Value), Number(change?.Effect?.Interval.Low), Number(change?.Effect?.Interval.High));

    private static string WordOf(ChangeWord word) => word switch
    {
        ChangeWord.NothingBefore => "nothing_before",
        ChangeWord.TooFew => "too_few",
        ChangeWord.NoneShown => "none_shown",
        ChangeWord.Collected => "collected",
        ChangeWord.Rose => "rose",
        _ => "fell",
    };

    // Six digits are more than any of these figures knows, and less than machines differ in.
    private static string? Number(double? value) =>
        value is not { } number ? null : double.IsInfinity(number) ? "inf" : number.ToString("G6", CultureInfo.InvariantCulture);
}
