using System.Collections.Immutable;
using System.Text;
using CsvHelper;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Importing;

/// <summary>A table with a report a row: columns by their names in either language, or by what a person mapped them to.</summary>
internal sealed class CsvImporter : IImporter
{
    private const int MaxRows = 20_000;

    public string Kind => "csv";

    public string Takes => "a table with a report a row, of spreadsheets and of tools (.csv, .tsv)";

    public bool Recognises(ImportSource source) => source.Extension is ".csv" or ".tsv";

    public IEnumerable<ImportedReport> Read(ImportSource source, ImportTerms terms)
    {
        var rows = Rows(source);
        if (rows.Count == 0)
            throw new ImportFault(source.Path, 1, "the table has no row");
        var (header, names) = (rows[0].Cells, FieldsOf(rows[0].Cells, terms));
        if (!names.Contains("title") && !names.Contains("summary"))
            throw new ImportFault(source.Path, 1, $"no column holds a title or a summary: {string.Join(", ", header.Take(12))}; --map \"{header.FirstOrDefault(name => name.Length > 0) ?? "column"}=title\" names one");
        return [.. rows.Skip(1).Where(row => row.Cells.Any(cell => cell.Trim().Length > 0)).Select(row => Report(source, (row.Cells, row.Line), (header, names), terms))];
    }

    private static List<(ImmutableArray<string> Cells, int Line)> Rows(ImportSource source)
    {
        var rows = new List<(ImmutableArray<string>, int)>();
        try
        {
            using var csv = CsvReader.Create(Encoding.UTF8.GetBytes(source.Text), new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, MaxRecordSize = 4 * 1024 * 1024 });
            while (csv.Read())
            {
                var cells = ImmutableArray.CreateBuilder<string>(csv.FieldCount);
                for (var i = 0; i < csv.FieldCount; i++)
                    cells.Add(csv.GetString(i));
                rows.Add((cells.ToImmutable(), (int)csv.LineNumber));
                if (rows.Count > MaxRows)
                    throw new ImportFault(source.Path, (int)csv.LineNumber, $"the table has more than {MaxRows:N0} rows");
            }
        }
        catch (CsvFormatException fault)
        {
            throw new ImportFault(source.Path, rows.Count == 0 ? 1 : rows[^1].Item2 + 1, $"this is no table: {fault.Message.TrimEnd('.')}");
        }

        return rows;
    }

    /// <summary>
    /// Where no column is a title and two are summaries (a ticket's summary and its description), the first is the title; so is a summary
    /// that stands alone.
    /// </summary>
    private static ImmutableArray<string?> FieldsOf(ImmutableArray<string> header, ImportTerms terms)
    {
        var fields = header.Select(name => FactLabels.Find(name.TrimStart('\uFEFF'), terms)).ToArray();
        if (!fields.Contains("title") && Array.IndexOf(fields, "summary") is >= 0 and var first)
            fields[first] = "title";
        return [.. fields];
    }

    private static ImportedReport Report(ImportSource source, (ImmutableArray<string> Cells, int Line) row, (ImmutableArray<string> Names, ImmutableArray<string?> Fields) header, ImportTerms terms)
    {
        var (said, body, left) = (new FactSheet(), new RecordBody(), new List<string> { $"Columns: {string.Join(" | ", header.Names)}" });
        foreach (var (i, cell) in row.Cells.Index().Where(cell => cell.Item.Trim().Length > 0))
        {
            var (name, field) = (header.Names.ElementAtOrDefault(i) ?? $"column {i + 1}", header.Fields.ElementAtOrDefault(i));
            if (field is not null && Vocabulary.Find<SectionKind>(field) is { } kind && field != "detection")
                body.Add(kind, cell);
            else if (field is null || !said.Add(new ForeignFact(field, field is "title" ? cell.ReplaceLineEndings(" ") : cell, $"the column {name}")))
                body.Keep(name, cell);
            else if (!FrontMatterWriter.KeepsWords(field))
                left.AddRange($"{name}: {cell}".ReplaceLineEndings("\n").Split('\n'));
        }

        if (said.Find("title") is null)
            said.Add(new ForeignFact("title", said.Value("id") ?? $"{ReportTitle.OfName(source.Stem).Title}, line {row.Line}", "the row's place", IsGuess: true));
        var language = terms.Language ?? Letters.LanguageOf(body.AllText + said.Value("title"));
        return ReportComposer.Compose(
            new ForeignReport(source, said, body.ToMarkdown(language)) { Name = said.Value("id") ?? $"line {row.Line}", HasNumberForName = said.Find("id") is null, Left = [.. left] },
            terms with { Language = language });
    }
}
