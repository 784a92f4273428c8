using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>The columns of a file as they fill.</summary>
internal sealed class MetricColumns
{
    /// <summary>Beyond it, doubles no longer tell whole numbers apart.</summary>
    private const double MaxValue = 1e15;

    /// <summary>No machine was measured before, and none will be after.</summary>
    private const int FirstYear = 1970;
    private const int LastYear = 2200;

    private readonly DateTimeZone? _zone;
    private readonly List<MetricFault> _faults;
    private readonly List<(string Name, List<MetricPoint> Points)> _series = [];

    private Instant _last = Instant.MinValue;

    /// <param name="zone">For times without offset.</param>
    /// <param name="faults">Grows with what cannot be read.</param>
    public MetricColumns(DateTimeZone? zone, List<MetricFault> faults) => (_zone, _faults) = (zone, faults);

    /// <summary>Cells of a line, series that are not read included.</summary>
    public int Count { get; private set; }

    public bool Begin(IReadOnlyList<string> heads)
    {
        Count = heads.Count;
        if (Count < 2)
        {
            _faults.Add(new MetricFault("columns", 1));
            return false;
        }

        if (Count - 1 > MetricReader.MaxSeries)
            _faults.Add(new MetricFault("series", 1, (Count - 1).ToString(CultureInfo.InvariantCulture)));
        foreach (var head in heads.Skip(1).Take(MetricReader.MaxSeries))
        {
            if (head.Length is 0 or > MetricReader.MaxCell || _series.Exists(other => other.Name == head))
                _faults.Add(new MetricFault("name", 1, Shortened(head)));
            _series.Add((Shortened(head), []));
        }

        return true;
    }

    public void Add(IReadOnlyList<string> cells, int line)
    {
        if (cells.FirstOrDefault(cell => cell.Length > MetricReader.MaxCell) is { } tooLong)
            _faults.Add(new MetricFault("cell", line, Shortened(tooLong)));
        else if (At(cells[0]) is not { } at)
            _faults.Add(new MetricFault(IsLocal(cells[0]) ? "zone" : "time", line, cells[0]));
        else
            Add(at, cells, line);
    }

    public ImmutableArray<MetricSeries> Series() => [.. _series.Where(series => series.Points.Count > 0).Select(series => new MetricSeries(series.Name, [.. series.Points.OrderBy(point => point.At)]))];

    private void Add(Instant at, IReadOnlyList<string> cells, int line)
    {
        if (at < _last)
            _faults.Add(new MetricFault("order", line, cells[0]));
        _last = at;
        foreach (var (cell, (_, points)) in cells.Skip(1).Zip(_series))
        {
            if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= MaxValue)
                points.Add(new MetricPoint(at, value, line));
            else if (!IsGap(cell))
                _faults.Add(new MetricFault("number", line, cell));
        }
    }

    private Instant? At(string cell)
    {
        if (cell.Length is 10 or 13 && cell.All(char.IsAsciiDigit))
            return cell.Length == 10 ? Instant.FromUnixTimeSeconds(long.Parse(cell, CultureInfo.InvariantCulture)) : Instant.FromUnixTimeMilliseconds(long.Parse(cell, CultureInfo.InvariantCulture));
        if (TimeScanner.Scan(cell, out var time) is not TimeScan.Found || time.Length != cell.Length || !IsDated(time))
            return null;
        var local = time.Date!.Value + time.Time;
        return time.Offset is { } offset ? local.WithOffset(offset).ToInstant() : _zone?.AtLeniently(local).ToInstant();
    }

    // A time that lacks nothing but its zone.
    private static bool IsLocal(string cell) =>
        TimeScanner.Scan(cell, out var time) is TimeScan.Found && time.Length == cell.Length && time.Offset is null && IsDated(time);

    private static bool IsDated(WrittenTime time) => time is { Date: { Year: >= FirstYear and <= LastYear }, Exactness: <= Exactness.Minute };

    private static bool IsGap(string cell) => cell.Length == 0 || cell.Equals("nan", StringComparison.OrdinalIgnoreCase) || cell.Equals("null", StringComparison.OrdinalIgnoreCase);

    private static string Shortened(string text) => text.Length <= MetricReader.MaxCell ? text : string.Concat(text.AsSpan(0, MetricReader.MaxCell), "…");
}
