using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Importing;
using Postmortems.IO;

namespace Postmortems.Cli.Bringing;

/// <summary>What a source links to beside it: other sources of the import, and files that go along into a folder of the report's name.</summary>
internal static class ImportLinks
{
    /// <param name="paths">Where each source of the import goes, by its full path.</param>
    public static (string Text, ImmutableArray<(string From, string To)> Attachments, IEnumerable<ImportNote> Left) Follow(ImportFile file, PlacedReport placed, Dictionary<string, string> paths)
    {
        if (placed.Report.IsOurs)
            return (placed.Report.Text, [.. Own(file, placed)], []);
        var attachments = ImmutableArray.CreateBuilder<(string, string)>();
        var left = new List<ImportNote>();
        var folder = Path.GetDirectoryName(placed.Path)!.Replace(Path.DirectorySeparatorChar, '/');
        var text = LinkRewriter.Rewrite(placed.Report.Text, target =>
        {
            var (full, why) = ImportFolder.Linked(file, target);
            if (full is not null && paths.TryGetValue(full, out var report))
                return Path.GetRelativePath(folder, report).Replace(Path.DirectorySeparatorChar, '/') + Fragment(target);
            if (full is null || Attachments.IsReport(full))
            {
                left.Add(new ImportNote(Outcome.Left, target, $"a link that {(full is null ? why : "leads to a report that is not imported")}"));
                return null;
            }

            var inside = $"{placed.Id}/{string.Join('/', target.Split('#', '?')[0].Split('/').Where(part => part is not (".." or "." or "")))}";
            attachments.Add((full, $"{folder}/{Uri.UnescapeDataString(inside)}".TrimStart('/')));
            return inside;
        });
        return (text, [.. attachments.Distinct()], left.Distinct());
    }

    /// <summary>Files beside a report of ours keep their place beside it.</summary>
    private static IEnumerable<(string From, string To)> Own(ImportFile file, PlacedReport placed) =>
        from target in placed.Report.LinkedFiles
        let full = ImportFolder.Linked(file, target).Full
        let to = Incidents.RelativePath.Resolve(placed.Path, target)
        where full is not null && to is not null && !Attachments.IsReport(full)
        select (full, to);

    private static string Fragment(string target) => target.IndexOf('#', StringComparison.Ordinal) is >= 0 and var sign ? target[sign..] : "";
}
