using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Parsing;
using Postmortems.Reading;

namespace Postmortems.Importing;

/// <summary>Reports that are ours already: they keep their place, and every byte.</summary>
internal static class OwnReports
{
    private static readonly string[] Keys = ["severity", "times", "timeline", "kind", "status", "detection", "impact", "causes", "actions"];

    /// <summary>Null where the front matter holds a key that is not ours, or none that only ours has.</summary>
    public static ImportedReport? Find(ImportSource source, LibraryOptions options)
    {
        if (FrontMatter.Find(source.Text) is not { IsUnclosed: false } front
            || YamlReader.Read(source.Text[front.YamlStart..front.YamlEnd], front.YamlStart, new FaultList()) is not { } map
            || map.Entries.Count(entry => Keys.Contains(entry.Key.Value)) < 2)
            return null;
        var read = IncidentReader.Read(new SourceFile(source.Path, source.Text), options);
        if (read.Incident is not { } incident || read.Diagnostics.Any(IsForeign))
            return null;
        return new ImportedReport { Source = source.Path, Name = incident.Id.Value, Day = DayOf(incident), Text = source.Text, IsOurs = true, LinkedFiles = [.. incident.Body.LinkedFiles.Concat(incident.Metrics).Distinct()] };
    }

    private static bool IsForeign(Diagnostic finding) => finding.Rule == ReadingRules.UnknownKey || finding.Rule == ReadingRules.WrongType || finding.Rule == ReadingRules.YamlSyntax;

    private static string? DayOf(Incident incident)
    {
        var moment = incident.Milestone(Phase.Started).Value ?? incident.Milestone(Phase.Detected).Value;
        return moment?.Date?.ToString(moment.Exactness is Exactness.Month ? "yyyy-MM" : "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }
}
