using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using NodaTime.Text;
using Postmortems.Language;
using Postmortems.Site.Subjects;
using SQLitePCL;

namespace Postmortems.Site.Data;

/// <summary>
/// The tables as an SQLite database, with foreign keys, indexes and views. It is made in memory: the bytes are those of the file, and the same
/// records give the same bytes.
/// </summary>
internal static class SqliteLibrary
{
    /// <summary>"PMRT": by which <c>file</c> and others tell whose database it is.</summary>
    private const int ApplicationId = 0x504D5254;

    public static SiteFile Write(Library library, ImmutableArray<Table> tables)
    {
        using var database = new SqliteConnection("Data Source=:memory:");
        database.Open();
        Run(database, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = 1; PRAGMA foreign_keys = ON;");
        using (var transaction = database.BeginTransaction())
        {
            foreach (var table in tables.Concat(More(library, tables)))
                Write(database, table, table == tables[0] ? "id" : table.Columns[0].Name == "incident" ? "incident" : null);
            Run(database, Indexes);
            Run(database, SqliteViews.Sql);
            transaction.Commit();
        }

        return new SiteFile(SiteMap.Table("library", "sqlite"), BytesOf(database));
    }

    private const string Indexes = """
        CREATE INDEX actions_state ON actions (state, due_last_day);
        CREATE INDEX incidents_quarter ON incidents (quarter);
        CREATE INDEX durations_clock ON durations (clock);
        CREATE INDEX incident_services_service ON incident_services (service);
        CREATE INDEX incident_teams_team ON incident_teams (team);
        """;

    /// <summary>What a cell of the tables holds several of, one a record; and what a reader of the file alone would ask.</summary>
    private static IEnumerable<Table> More(Library library, ImmutableArray<Table> tables) =>
    [
        Links("incident_services", "service", SubjectKind.Service, library),
        Links("incident_teams", "team", SubjectKind.Team, library),
        new Table("about", ["title", "as_of"], [Tables.Row(library.Options.Title, LocalDatePattern.Iso.Format(library.Today))]),
        new Table("column_meanings", ["table", "column", "meaning"],
        [
            .. from table in tables
               from column in table.Columns
               select Tables.Row(table.Name, column.Name, Sentences.Say(library.Options.DefaultLanguage, $"column.{table.Name}.{column.Meaning}")),
        ]),
    ];

    private static Table Links(string name, string column, SubjectKind kind, Library library) => new(name, ["incident", column],
    [
        .. from incident in library.Incidents
           from key in SubjectIndex.KeysOf(kind, incident)
           select Tables.Row(incident.Id.Value, key),
    ]);

    /// <param name="key">"id" of the reports, "incident" of what belongs to one; null of a table that stands alone.</param>
    private static void Write(SqliteConnection database, Table table, string? key)
    {
        Run(database, $"CREATE TABLE {Quoted(table.Name)} ({string.Join(", ", table.Columns.Select(column => Declared(column, key)))});");
        // Other ids are written by people, and a report that checks would refuse may use one twice.
        if (key is "incident")
            Run(database, $"CREATE INDEX {Quoted(table.Name + "_incident")} ON {Quoted(table.Name)} (incident);");
        using var insert = database.CreateCommand();
        insert.CommandText = $"INSERT INTO {Quoted(table.Name)} VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"$c{i}"))});";
        foreach (var i in Enumerable.Range(0, table.Columns.Length))
            insert.Parameters.Add(new SqliteParameter($"$c{i}", null));
        insert.Prepare();
        foreach (var row in table.Rows)
        {
            for (var i = 0; i < row.Length; i++)
                insert.Parameters[i].Value = row[i] switch { null => DBNull.Value, bool truth => truth ? 1L : 0L, var cell => cell };
            insert.ExecuteNonQuery();
        }
    }

    private static string Declared(Column column, string? key)
    {
        var declared = new StringBuilder(Quoted(column.Name)).Append(column.Kind is CellKind.Text ? " TEXT" : " INTEGER");
        if (column.Kind is CellKind.Truth)
            declared.Append($" NOT NULL CHECK ({Quoted(column.Name)} IN (0, 1))");
        if (column.Name == key)
            declared.Append(key is "id" ? " NOT NULL PRIMARY KEY" : " NOT NULL REFERENCES incidents (id)");
        return declared.ToString();
    }

    private static string Quoted(string name) => $"\"{name}\"";

    private static void Run(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static byte[] BytesOf(SqliteConnection database)
    {
        var image = raw.sqlite3_serialize(database.Handle!, "main", out var length, 0);
        try
        {
            var bytes = new byte[length];
            Marshal.Copy(image, bytes, 0, bytes.Length);
            return bytes;
        }
        finally
        {
            raw.sqlite3_free(image);
        }
    }
}
