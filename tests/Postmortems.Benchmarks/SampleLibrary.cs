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

    /// <summary>The library that POSTMORTEMS_LIBRARY names; without one, so many reports of the sample in a temporary folder.</summary>
    public static string OnDisk(int count)
    {
        if (Environment.GetEnvironmentVariable("POSTMORTEMS_LIBRARY") is { Length: > 0 } named)
            return named;
        Console.WriteLine($"// POSTMORTEMS_LIBRARY names no library: {count} copies of the sample's reports stand in for one.");
        var root = Path.Join(Path.GetTempPath(), $"postmortems-benchmark-{count}");
        foreach (var source in Sources(count))
        {
            var file = new FileInfo(Path.Join(root, source.Path));
            file.Directory!.Create();
            File.WriteAllText(file.FullName, source.Text);
        }

        return root;
    }

    public static Library Of(IEnumerable<Reading.ReadResult> reports) =>
        Library.Of(reports.Select(report => report.Incident).OfType<Incidents.Incident>(), Options, Today);
}
