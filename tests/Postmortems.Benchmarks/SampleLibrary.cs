using System.Collections.Immutable;
using NodaTime;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.IO;
using Postmortems.Site;

namespace Postmortems.Benchmarks;

/// <summary>The sample library, repeated under other ids until there are enough reports.</summary>
internal static class SampleLibrary
{
    public static LocalDate Today { get; } = new(2026, 9, 30);

    public static LibraryOptions Options { get; } = ConfigReader.Defaults with { TimeZone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"] };

    public static ImmutableArray<SourceFile> Sources(int count)
    {
        var root = LibraryFolder.RootFrom(AppContext.BaseDirectory);
        var sample = ContentFolder.List(root, "content/incidents").Reports.Select(path => ContentFolder.Load(root, path)).ToList();
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
            {
                var source = sample[i % sample.Count];
                var id = $"copy-{i}";
                var text = source.Text.Contains("\nid: ", StringComparison.Ordinal)
                    ? source.Text.Replace("\nid: ", $"\nid: {id}-", StringComparison.Ordinal)
                    : source.Text;
                return new SourceFile($"content/incidents/{id}.md", text);
            }),
        ];
    }

    public static Library Of(IEnumerable<Reading.ReadResult> reports) =>
        Library.Of(reports.Select(report => report.Incident).OfType<Incidents.Incident>(), Options, Today);
}
