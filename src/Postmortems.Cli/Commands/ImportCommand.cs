using System.CommandLine;
using Postmortems.Cli.Bringing;
using Postmortems.Cli.Output;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems import</c>.</summary>
internal static class ImportCommand
{
    public static Command Create(Shell shell)
    {
        var arguments = new ImportArguments();
        var command = new Command("import", "Turn reports that were not written for this tool into ours. Loses no word, never overwrites. A library of ours, or the Markdown of an export, comes in byte for byte.");
        arguments.AddTo(command);
        command.SetAction(parsed => Run(arguments.Read(parsed, shell), shell));
        return command;
    }

    private static int Run(ImportRequest request, Shell shell)
    {
        var place = OwnLibrary.PlaceFor(request, shell);
        var bringing = Import.Prepare(request, place, shell);
        if (request.IsDryRun && !request.IsJson)
        {
            foreach (var file in bringing.Files)
                shell.Out.Write(ImportDiff.Of(file, shell.PrefixOf(place.Root)));
        }

        var done = request.IsDryRun ? bringing : Import.Write(bringing, place);
        if (request.IsJson)
            ImportSummary.WriteJson(done, shell);
        else
            ImportSummary.Write(done, request, place.Root, request.IsDryRun ? shell.ToError() : shell);
        return done.IsWhole ? ExitCode.Ok : ExitCode.Failure;
    }
}
