using System.Globalization;
using NodaTime;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Reading;

namespace Postmortems.Validation.Rules;

/// <summary>A metric file beside the report of which something cannot be read: named at the file's own line.</summary>
internal sealed class MetricNotReadable : IRule
{
    public RuleInfo Info { get; } = new("PM0708", "metric-not-readable", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from target in incident.Metrics
        let path = RelativePath.Resolve(incident.Path, target)
        where path is not null && MetricPaths.IsMetric(path) && RelativePath.IsUnder(path, context.Options.Content)
        let file = context.Load?.Invoke(path)
        where file is not null
        from fault in MetricReader.Read(file, MetricPaths.ZoneOf(incident)).Faults
        select Finding(fault, file, context.Language);

    private Diagnostic Finding(MetricFault fault, SourceFile file, string language)
    {
        var key = $"{Info.Name}.{fault.Variant}";
        (string, string)[] values = [("written", fault.Written), ("max", MaxOf(fault.Variant).ToString("N0", CultureInfo.InvariantCulture))];
        return new Diagnostic(Info, file, SpanOf(file, fault.Line), Sentences.Say(language, key, values), Sentences.TrySay(language, $"{key}.help", values));
    }

    private static int MaxOf(string variant) => variant switch
    {
        "size" => MetricReader.MaxLength,
        "rows" => MetricReader.MaxRows,
        "series" => MetricReader.MaxSeries,
        _ => MetricReader.MaxCell,
    };

    // Lines end as the reader of CSV ends them.
    private static TextSpan SpanOf(SourceFile file, int line)
    {
        var start = 0;
        for (var i = 1; i < line && file.Text.IndexOf('\n', start) is >= 0 and var end; i++)
            start = end + 1;
        return new TextSpan(start, start + file.Line(line).Length);
    }
}
