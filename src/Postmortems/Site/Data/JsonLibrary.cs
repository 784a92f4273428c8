using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Postmortems.Site.Data;

/// <summary>The whole library as one JSON document: each incident with its records of the other tables within.</summary>
internal static class JsonLibrary
{
    // Chinese stays readable; <, > and & are still escaped, since the file may be pasted into a page.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static SiteFile Write(Library library, ImmutableArray<Table> tables)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("title", library.Options.Title);
            json.WriteString("as_of", NodaTime.Text.LocalDatePattern.Iso.Format(library.Today));
            json.WriteStartArray("incidents");
            var children = tables.Skip(1).Select(table => (table, Rows: table.Rows.ToLookup(row => (string)row[0]!))).ToList();
            foreach (var row in tables[0].Rows)
            {
                json.WriteStartObject();
                WriteCells(json, tables[0], row, 0);
                foreach (var (table, rows) in children)
                    WriteRows(json, table, rows[(string)row[0]!]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return new SiteFile(SiteMap.Table("library", "json"), stream.ToArray());
    }

    private static void WriteRows(Utf8JsonWriter json, Table table, IEnumerable<ImmutableArray<object?>> rows)
    {
        json.WriteStartArray(table.Name);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            WriteCells(json, table, row, 1);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCells(Utf8JsonWriter json, Table table, ImmutableArray<object?> row, int from)
    {
        for (var i = from; i < row.Length; i++)
        {
            json.WritePropertyName(table.Columns[i].Name);
            switch (row[i])
            {
                case long number: json.WriteNumberValue(number); break;
                case bool truth: json.WriteBooleanValue(truth); break;
                case string text: json.WriteStringValue(text); break;
                default: json.WriteNullValue(); break;
            }
        }
    }
}
