using System.CommandLine;
using Postmortems.Analysis.Hypotheses;
using Postmortems.Cli.Output;
using Postmortems.Reading;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems hypotheses</c>.</summary>
internal static class HypothesesCommand
{
    public static Command Create(Shell shell)
    {
        var report = new Argument<string>("report") { Description = "A report's file, or its id." };
        var json = new Option<bool>("--json") { Description = "For other programs." };
        var library = new LibraryArguments();
        var command = new Command("hypotheses", "Order what came before an incident by what is worth a look first, each with its evidence and with what would refute it.") { report, json };
        library.AddTo(command);
        command.SetAction(parsed => Run(library.Read(parsed, shell), parsed.GetRequiredValue(report), parsed.GetValue(json), shell));
        return command;
    }

    private static int Run(LibraryRequest request, string asked, bool isJson, Shell shell)
    {
        var loaded = LoadedLibrary.Load(request, shell, new LibraryQuestion { IsJudged = _ => false });
        if (Find(loaded, asked, shell) is not { Incident: { } incident } report)
        {
            shell.Error.WriteLine($"There is no report '{Printable.Line(asked)}' among the {loaded.Reports.Length} that were read. Name its file, or its id.");
            return ExitCode.Failure;
        }

        var list = HypothesisFinder.Of(incident, LoadedMetrics.Of(loaded, incident));
        if (isJson)
            HypothesisJson.Write(report, list, shell.Out);
        else
            new HypothesisText(report, shell).Write(list);
        return ExitCode.Ok;
    }

    private static ReadResult? Find(LoadedLibrary loaded, string asked, Shell shell) =>
        loaded.Reports.FirstOrDefault(report => Path.GetFullPath(report.Source.Path, loaded.Root) == shell.FullPath(asked))
        ?? loaded.Reports.FirstOrDefault(report => report.Incident?.Id.Value == asked);
}
