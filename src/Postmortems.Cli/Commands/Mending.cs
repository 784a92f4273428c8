using System.Collections.Immutable;
using Postmortems.Cli.Output;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Editions;
using Postmortems.IO;
using Postmortems.Reading;
using Postmortems.Validation;

namespace Postmortems.Cli.Commands;

/// <summary>What <c>check --fix</c> and <c>--diff</c> do with the files that are reported on.</summary>
internal static class Mending
{
    /// <summary>The config first: its words decide what can be mended in the reports. Files without a mend are left out.</summary>
    public static ImmutableArray<MendedFile> Of(LoadedLibrary library, CheckScope scope, CheckRequest request)
    {
        var mended = ImmutableArray.CreateBuilder<MendedFile>();
        var options = library.Options;
        if (library.Config is { } config && IsAsked(config) && Mender.Mend(config, file => ConfigReader.Read(file).Diagnostics) is { Count: > 0 } changed)
        {
            mended.Add(changed);
            options = ConfigReader.Read(changed.After).Options with { Content = library.Options.Content };
        }

        var isSame = mended.Count == 0;
        var mendable = library.Findings.Where(finding => finding.Mend is not null).Select(finding => finding.Source.Path).ToHashSet();
        foreach (var report in library.Reports.Select(report => report.Source).Where(source => IsAsked(source) && (!isSame || mendable.Contains(source.Path))))
        {
            if (Mender.Mend(report, file => Checker.Check(new CheckInput([IncidentReader.Read(file, options)], options, request.Library.Today))) is { Count: > 0 } one)
                mended.Add(one);
        }

        return mended.ToImmutable();

        bool IsAsked(SourceFile file) => scope.Holds(Path.GetFullPath(file.Path, library.Root));
    }

    /// <summary>Those that could be written; why not is said of the others.</summary>
    public static ImmutableArray<MendedFile> Write(ImmutableArray<MendedFile> files, string root, Shell shell)
    {
        var written = ImmutableArray.CreateBuilder<MendedFile>();
        foreach (var file in files)
        {
            if (MendingFile.Write(root, file.Before, file.After) is { } why)
                shell.Error.WriteLine($"postmortems: {Printable.Line(file.Before.Path)} {why}, and is not mended.");
            else
                written.Add(file);
        }

        return written.ToImmutable();
    }

    public static void ShowDiff(ImmutableArray<MendedFile> files, string prefix, Shell shell)
    {
        var console = shell.ConsoleOn(shell.Out, shell.IsOutputTerminal);
        // A line of a diff that the console breaks is another line.
        console.Profile.Width = int.MaxValue / 2;
        foreach (var line in files.SelectMany(file => Secrets.Masked(UnifiedDiff.Of(prefix + file.Before.Path, file.Before.Text, file.After.Text)).Split('\n')[..^1]))
        {
            // What a program reads is as it is; a terminal must not obey it.
            if (shell.IsOutputTerminal)
                console.Write(DiffLine.Of(Printable.Line(line)));
            else
                shell.Out.Write(line + "\n");
        }
    }

    /// <summary>"Mended 3 findings in 2 files."</summary>
    public static string Summary(ImmutableArray<MendedFile> files, bool isWritten, ScopedLibrary scoped)
    {
        var count = files.Sum(file => file.Count);
        var said = count == 0
            ? "Nothing to mend."
            : $"{(isWritten ? "Mended" : "--fix would mend")} {Count(count, "finding")} in {Count(files.Length, "file")}.";
        var aliased = scoped.Reports.Count(report => !report.Places.MayBeMended && scoped.Findings.Any(finding => finding.Source == report.Source));
        return aliased == 0
            ? said
            : $"{said} {Count(aliased, "report")} left alone: with the aliases of YAML (& and *) one place stands for two, and what is wrong there is for you to mend.";
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
