using CsvHelper;

namespace Postmortems.Site.Data;

/// <summary>A table as CSV after RFC 4180, in UTF-8 with a byte order mark: without one, spreadsheets misread Chinese.</summary>
internal static class CsvTable
{
    // A cell that a spreadsheet would run as a formula gets an apostrophe in front.
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    public static SiteFile Write(Table table)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Options, leaveOpen: true))
        {
            csv.WriteRecord([.. table.Columns.Select(column => column.Name)]);
            foreach (var row in table.Rows)
            {
                foreach (var cell in row)
                    WriteCell(csv, cell);
                csv.EndRecord();
            }
        }

        return new SiteFile(SiteMap.Table(table.Name, "csv"), stream.ToArray());
    }

    private static void WriteCell(CsvWriter csv, object? cell)
    {
        switch (cell)
        {
            case long number:
                csv.WriteField(number, ReadOnlySpan<char>.Empty);
                break;
            case bool truth:
                csv.WriteField(truth);
                break;
            default:
                csv.WriteField(cell as string);
                break;
        }
    }
}
