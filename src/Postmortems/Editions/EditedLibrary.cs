using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Reading;

namespace Postmortems.Editions;

/// <summary>A library as an edition may know it: texts and files that were made anew, from which everything else is made.</summary>
public sealed record EditedLibrary
{
    /// <summary>In the order of their ids.</summary>
    public required ImmutableArray<ReadResult> Reports { get; init; }

    public required LibraryOptions Options { get; init; }

    /// <summary>Whom the reports name, before they were made anew.</summary>
    public required ImmutableArray<string> Named { get; init; }

    /// <summary>What the reports link to, by the path in the edition.</summary>
    public required ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files { get; init; }

    /// <summary>Reports that are meant for it and could not be published, by their paths in the repository: nobody can say what is in them.</summary>
    public required ImmutableArray<string> Unfit { get; init; }

    /// <param name="reports">All of them, in the order of paths.</param>
    /// <param name="files">The sizes in bytes of those that lie among the reports, and how to get at the bytes of one.</param>
    public static EditedLibrary Of(IReadOnlyCollection<ReadResult> reports, LibraryOptions options, Edition edition, (IReadOnlyDictionary<string, long> Sizes, Func<string, ReadOnlyMemory<byte>> Load) files)
    {
        var unfit = new List<string>();
        var chosen = new List<(SourceFile Source, ReadResult Read)>();
        foreach (var report in reports.Where(report => IsFor(edition, report.Incident)))
        {
            var source = new SourceFile(report.Source.Path, Marks.Cut(report.Source.Text, FrontMatter.Find(report.Source.Text)?.BodyStart ?? 0));
            var read = IncidentReader.Read(source, options);
            if (Fitness.IsDoubtful(report) || Fitness.IsDoubtful(read))
                unfit.Add(report.Source.Path);
            else if (IsFor(edition, read.Incident))
                chosen.Add((source, read));
        }

        chosen = [.. chosen.DistinctBy(one => one.Read.Incident!.Id)];
        var terms = Terms(chosen, options, edition, files);
        var edited = chosen.Select(one => (one.Source.Path, Report: EditedReport.Of(one.Source, one.Read, terms))).ToList();
        unfit.AddRange(edited.Where(one => one.Report is null).Select(one => one.Path));
        var published = edited.Select(one => one.Report).OfType<EditedReport>().ToList();
        ImmutableArray<ReadResult> reread = [.. published.Select(report => IncidentReader.Read(report.Source, options)).OrderBy(report => report.Source.Path, StringComparer.Ordinal)];
        return new EditedLibrary
        {
            Reports = reread,
            Options = EditedOptions.Of(options, edition, reread),
            Named = terms.Others,
            Files = published.SelectMany(report => report.Files).ToImmutableSortedDictionary(StringComparer.Ordinal),
            Unfit = [.. unfit.Order(StringComparer.Ordinal)],
        };
    }

    private static bool IsFor(Edition edition, Incident? incident) => incident is not null && (edition.HasAllReports || incident.Audience is Audience.Public);

    private static EditTerms Terms(List<(SourceFile Source, ReadResult Read)> chosen, LibraryOptions options, Edition edition, (IReadOnlyDictionary<string, long> Sizes, Func<string, ReadOnlyMemory<byte>> Load) files)
    {
        var ids = chosen.ToImmutableDictionary(one => one.Source.Path, one => one.Read.Incident!.Id, StringComparer.Ordinal);
        return new EditTerms(options, edition, ids, FileOf)
        {
            Others = [.. chosen.SelectMany(one => People.Of(one.Read.Incident!, options).Roles.Keys).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)],
        };

        ReadOnlyMemory<byte>? FileOf(string path, Scrubber scrubber) =>
            files.Sizes.TryGetValue(path, out var size) && size <= Attachments.MaxBytes && Attachments.IsAllowed(path) && !Attachments.IsReport(path) && RelativePath.IsUnder(path, options.Content)
                ? CleanFile.Of(path, files.Load(path), scrubber.Clean)
                : null;
    }
}
