using System.Globalization;
using Microsoft.Data.Sqlite;
using Postmortems.Analysis;
using Postmortems.Analysis.Reviews;
using Postmortems.Cli;
using Postmortems.Incidents;
using Postmortems.Site;
using Postmortems.Site.Data;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Site.Data;

public sealed class SqliteLibraryTests
{
    private static readonly Lazy<Library> Sample = new(LoadSample);

    /// <summary>The sample has nothing overdue: promises at the edge of a day, of several teams and none, and told twice.</summary>
    private static readonly Library Promised = Of(
        ("a", "title: Slow\nteams: [web, pay]\nactions: [{title: Yesterday, due: 2026-09-29}, {title: Today, due: 2026-09-30, team: ops}, {title: Month, due: 2026-08, team: ops}, {title: Idea, status: idea, due: 2026-01-01}]"),
        ("b", "title: Down\nactions: [{title: Nobody, due: 2026-01-01}, {title: Kept, status: done, done: 2026-09-01, due: 2026-01-01}, {title: Undated}]"),
        ("c", "title: 变慢\nlang: zh\ntranslation_of: a\nteams: [web]\nactions: [{title: 昨天, due: 2026-09-29}]"));

    [Fact]
    public void The_same_library_gives_the_same_bytes() => Assert.Equal(Bytes(Sample.Value), Bytes(LoadSample()));

    [Fact]
    public void The_file_is_whole_and_every_record_belongs_to_a_report()
    {
        using var database = Open(Sample.Value);
        Assert.Equal(["ok"], Rows(database, "PRAGMA integrity_check"));
        Assert.Empty(Rows(database, "PRAGMA foreign_key_check"));
        Assert.Equal(["incidents"], Rows(database, "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list('actions')"));
    }

    [Fact]
    public void It_holds_what_the_tables_hold()
    {
        using var database = Open(Sample.Value);
        foreach (var table in Tables.Of(Sample.Value))
        {
            var cells = table.Rows.Select(row => string.Join('|', row.Select(cell => cell switch { null => "", bool truth => truth ? "1" : "0", _ => Convert.ToString(cell, CultureInfo.InvariantCulture) })));
            Assert.Equal(cells, Rows(database, $"SELECT * FROM {table.Name} ORDER BY rowid"));
        }
    }

    [Fact]
    public void Every_cell_is_of_the_kind_that_its_column_says() =>
        Assert.Empty(
            from table in Tables.Of(Sample.Value)
            from row in table.Rows
            from cell in row.Zip(table.Columns)
            where cell.First is not null && cell.First.GetType() != (cell.Second.Kind switch { CellKind.Number => typeof(long), CellKind.Truth => typeof(bool), _ => typeof(string) })
            select $"{table.Name}.{cell.Second.Name} holds {cell.First}");

    [Fact]
    public void What_is_overdue_is_what_the_tracker_says()
    {
        using var database = Open(Promised);
        var overdue = new SiteMap(Promised, "en").ActionRows.Where(row => row.State is ActionState.Overdue).ToList();
        Assert.Equal(3, overdue.Count);
        Assert.Equal(
            overdue.Select(row => $"{row.Incident.Id}|{row.Action.Id}|{row.DaysLate}").Order(StringComparer.Ordinal),
            Rows(database, "SELECT incident, id, days_late FROM overdue_actions").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_teams_have_open_is_what_the_tracker_says()
    {
        using var database = Open(Promised);
        var open = new SiteMap(Promised, "en").ActionRows.Where(row => row.Action.IsOpen).ToList();
        var expected =
            from row in open
            from team in row.Teams.Select(link => link.Id).DefaultIfEmpty("")
            group row by team into rows
            orderby rows.Key
            select $"{rows.Key}|{rows.Count(row => row.State is ActionState.Overdue)}|{rows.Count(row => row.State is ActionState.DueSoon)}|{rows.Count()}";
        Assert.Contains("ops|1|1|2", expected);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Rows(database, "SELECT * FROM open_actions_by_team").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Medians_are_those_of_reviews()
    {
        using var database = Open(Sample.Value);
        var input = Sample.Value.ReviewInput;
        var filed = input.Incidents.Select(incident => FiledIncident.Of(incident, input.Options)).Where(one => one.Counts).ToList();
        var expected =
            from clock in DurationFigure.Clocks
            from rank in filed.GroupBy(one => one.Incident.Severity.Value?.Level?.Rank)
            let sample = DurationSample.Read(clock, rank, DurationFigure.NowOf(input))
            where !sample.Dots.IsEmpty
            let median = sample.Median!.Value
            select string.Create(CultureInfo.InvariantCulture, $"{clock.Id}|{rank.Key}|{sample.Dots.Length}|{sample.AtLeast}|{median.Low}|{(double.IsInfinity(median.High) ? "" : median.High)}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), Rows(database, "SELECT * FROM durations_by_severity").Order(StringComparer.Ordinal));
        Assert.Equal(Rows(database, "SELECT severity_rank, median_seconds FROM durations_by_severity WHERE clock = 'detect'"), Rows(database, "SELECT severity_rank, median_seconds FROM time_to_detect_by_severity"));
    }

    [Fact]
    public void A_median_among_what_still_runs_has_no_upper_end()
    {
        const string Running = "status: draft\nseverity: P1\ntimes: {started: 2026-09-29 12:00}";
        using var database = Open(Of(("a", Running), ("b", Running), ("c", "severity: P1\ntimes: {started: 2026-09-01 12:00, detected: 2026-09-01 12:10}")));
        Assert.Equal(["3|2|43200|"], Rows(database, "SELECT incidents, at_least, median_seconds, median_seconds_at_most FROM time_to_detect_by_severity"));
    }

    [Fact]
    public void Escapes_are_those_of_the_matrix()
    {
        using var database = Open(Sample.Value);
        var input = Sample.Value.ReviewInput;
        var matrix = EscapeMatrix.Read(input.Incidents.Select(incident => FiledIncident.Of(incident, input.Options)), input);
        var expected =
            from gate in matrix.Gates
            from reason in matrix.Reasons
            let cell = matrix.Cell(gate, reason)
            where !cell.IsEmpty
            select $"{(gate.Length > 0 ? gate : "unknown")}|{(reason.Length > 0 ? reason : "unknown")}|{cell.Length}|{cell.Select(escape => escape.Incident.Id).Distinct().Count()}";
        Assert.NotEmpty(matrix.Escapes);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Rows(database, "SELECT * FROM escapes_by_gate_and_reason").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Incidents_by_quarter_and_service_are_counted_as_reviews_count_them()
    {
        using var database = Open(Sample.Value);
        var expected =
            from incident in Sample.Value.Incidents
            let filed = FiledIncident.Of(incident, Sample.Value.Options)
            where filed.Counts
            from service in incident.Services.IsGiven ? incident.Services.Value.Distinct() : [""]
            group incident by $"{(filed.Day is { } day ? Quarter.Of(day) : null)}|{service}" into counted
            select $"{counted.Key}|{counted.Count()}";
        Assert.Equal(expected.Order(StringComparer.Ordinal), Rows(database, "SELECT * FROM incidents_by_quarter_and_service").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_empty_library_is_a_database_too()
    {
        using var database = Open(Of());
        Assert.Equal(["0"], Rows(database, "SELECT count(*) FROM incidents"));
        foreach (var view in Rows(database, "SELECT name FROM sqlite_schema WHERE type = 'view'"))
            Assert.Empty(Rows(database, $"SELECT * FROM {view}"));
    }

    [Fact]
    public void Ids_that_a_report_uses_twice_and_words_that_mean_something_to_SQL_are_kept()
    {
        const string Twice = "title: \"Robert'); DROP TABLE incidents; -- 🙂\"\nactions: [{id: a, title: '=1+1'}, {id: a, title: 'x\"y'}]\ntranslation_of: nobody\n";
        using var database = Open(Of(("a", Twice)));
        Assert.Equal(["Robert'); DROP TABLE incidents; -- 🙂"], Rows(database, "SELECT title FROM incidents"));
        Assert.Equal(["a|=1+1", "a|x\"y"], Rows(database, "SELECT id, title FROM actions"));
        Assert.Empty(Rows(database, "PRAGMA foreign_key_check"));
    }

    /// <summary>Every site carries it: a report of the sample costs about seven kilobytes of it.</summary>
    [Fact]
    public void It_stays_small() => Assert.InRange(Bytes(Sample.Value).Length / Sample.Value.Incidents.Length, 1_000, 14_000);

    private static Library Of(params (string Id, string Front)[] reports) =>
        Library.Of(reports.Select(report => An.Read($"---\n{report.Front}\n---\n", path: $"content/incidents/{report.Id}.md").Incident!), An.Options, An.Today);

    private static Library LoadSample()
    {
        using var shell = new TestShell();
        var request = new Postmortems.Cli.Commands.LibraryRequest(Repository.Root, null, An.Today, 2);
        return AssembledSite.LibraryOf(LoadedLibrary.Load(request, shell.Shell), An.Today);
    }

    private static byte[] Bytes(Library library) => SqliteLibrary.Write(library, Tables.Of(library)).Bytes.ToArray();

    /// <summary>As anybody opens it: from a file.</summary>
    private static SqliteConnection Open(Library library)
    {
        var file = Path.GetTempFileName();
        File.WriteAllBytes(file, Bytes(library));
        using var disk = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        disk.Open();
        var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        disk.BackupDatabase(memory);
        disk.Close();
        File.Delete(file);
        return memory;
    }

    private static List<string> Rows(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return rows;
    }
}
