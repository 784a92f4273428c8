using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Importing;

/// <summary>A record of a JSON export on its way to a report: what is taken out of it, and the rest as it was.</summary>
internal sealed class JsonRecord(JsonObject record)
{
    private readonly List<string> _left = [];
    private readonly List<(Instant? At, string Time, string Text)> _lines = [];

    public FactSheet Said { get; } = new();

    public RecordBody Body { get; } = new();

    /// <summary>The first of the paths that holds something becomes the fact; the others stay in the record.</summary>
    public void Take(string field, params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (JsonSource.Take(record, path) is not { } value)
                continue;
            Said.Add(new ForeignFact(field, field is "title" ? value.ReplaceLineEndings(" ") : value, path));
            if (!FrontMatterWriter.KeepsWords(field))
                _left.AddRange($"{path}: {value}".ReplaceLineEndings("\n").Split('\n'));
            return;
        }
    }

    public void TakeSection(SectionKind kind, string path)
    {
        if (JsonSource.Take(record, path) is { } text)
            Body.Add(kind, text);
    }

    /// <summary>Entries of a list as lines of the timeline, which stand in the order of their times at last.</summary>
    public void TakeLines(string list, string time, params ReadOnlySpan<string> texts)
    {
        JsonNode? node = record;
        foreach (var part in list.Split('.'))
            node = (node as JsonObject)?[part];
        foreach (var entry in node as JsonArray ?? [])
        {
            if (entry is not JsonObject map || JsonSource.Take(map, time) is not { } at)
                continue;
            var words = new List<string>();
            foreach (var path in texts)
            {
                if (JsonSource.Take(map, path) is { } text)
                    words.Add(text);
            }

            _lines.Add((InstantOf(at), at, string.Join(": ", words)));
        }
    }

    private static Instant? InstantOf(string time) =>
        ForeignTimeReader.Read(time, null) is { Date: { } date, Clock: { } clock } read && (read.Offset ?? (read.Zone is "UTC" ? Offset.Zero : null)) is { } offset ? (date + clock).WithOffset(offset).ToInstant() : null;

    public ImportedReport Report(ImportSource source, string? name, ImportTerms terms)
    {
        var zone = DateTimeZoneProviders.Tzdb[terms.TimeZone ?? terms.Options.TimeZone?.Id ?? "UTC"];
        if (_lines.Count > 0)
            Said.Add(new ForeignFact("timezone", zone.Id, "the times of its log"));
        foreach (var (at, time, text) in _lines.OrderBy(line => line.At))
            Body.AddLine(at?.InZone(zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? time, text);
        if (JsonSource.Rest(record) is { } rest)
            Body.KeepBlock("json", rest);
        var language = terms.Language ?? Letters.LanguageOf(Said.Value("title") + Said.Value("summary"));
        return ReportComposer.Compose(new ForeignReport(source, Said, Body.ToMarkdown(language)) { Name = name, Left = [.. _left] }, terms with { Language = language });
    }
}
