using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using NodaTime;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Reading;

/// <summary>Something in a metric file that could not be read.</summary>
/// <param name="Variant">Which sentence says it.</param>
/// <param name="Line">1-based.</param>
/// <param name="Written">As written, or how many where the fault is a number.</param>
public sealed record MetricFault(string Variant, int Line, string Written = "");

/// <summary>What could be made of a metric file, and what was wrong with it. Both can be there at once.</summary>
public sealed record MetricResult(MetricFile File, ImmutableArray<MetricFault> Faults);

/// <summary>Reads CSV files of measurements. It never fails, and reads so much of a file and no more.</summary>
public static class MetricReader
{
    /// <summary>Characters of a file, as of a report.</summary>
    public const int MaxLength = IncidentReader.MaxLength;

    public const int MaxSeries = 12;

    public const int MaxRows = 10_000;

    public const int MaxCell = 100;

    /// <summary>A file of another kind would have a fault on every line.</summary>
    private const int MostFaults = 20;

    private static readonly CsvReaderOptions Options = new() { HasHeader = true, TrackLineNumbers = true, TrimWhitespace = true, TrimInsideQuotes = true, AllowLineBreaksInQuotes = false, MaxRecordSize = 65_536, MalformedData = CsvMalformedDataHandling.Throw };

    /// <param name="zone">For times without offset; null where neither report nor config names one.</param>
    public static MetricResult Read(SourceFile file, DateTimeZone? zone)
    {
        var faults = new List<MetricFault>();
        var text = file.Text;
        if (text.Length > MaxLength)
        {
            text = text[..(text.LastIndexOf('\n', MaxLength - 1) + 1)];
            faults.Add(new MetricFault("size", 1));
        }

        var columns = new MetricColumns(zone, faults);
        try
        {
            using var csv = CsvReader.Create(new StringReader(text.TrimStart('\uFEFF')), Options);
            Read(csv, columns, faults);
        }
        catch (CsvFormatException malformed)
        {
            faults.Add(new MetricFault("malformed", Math.Max(1, (int)malformed.LineNumber)));
        }

        return new MetricResult(new MetricFile(file.Path, columns.Series()), [.. faults.Take(MostFaults)]);
    }

    private static void Read(CsvReader csv, MetricColumns columns, List<MetricFault> faults)
    {
        if (!columns.Begin([.. csv.Headers.ToArray()]))
            return;
        for (var rows = 0; csv.Read() && faults.Count < MostFaults; rows++)
        {
            var line = (int)csv.LineNumber;
            if (rows == MaxRows)
            {
                faults.Add(new MetricFault("rows", line));
                return;
            }

            if (csv.FieldCount != columns.Count)
                faults.Add(new MetricFault("cells", line, csv.FieldCount.ToString(CultureInfo.InvariantCulture)));
            else
                columns.Add([.. Enumerable.Range(0, columns.Count).Select(csv.GetString)], line);
        }
    }
}
