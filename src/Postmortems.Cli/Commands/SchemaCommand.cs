using System.CommandLine;
using System.Text.Json.Nodes;
using Postmortems.Cli.Output;
using Postmortems.IO;
using Postmortems.Schemas;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems schema</c>.</summary>
internal static class SchemaCommand
{
    public static Command Create(Shell shell)
    {
        var kind = new Argument<string>("kind") { Description = "report: the front matter. config: postmortems.yml.", Arity = ArgumentArity.ZeroOrOne, HelpName = "report|config", DefaultValueFactory = _ => "report" };
        var output = new Option<string?>("--output", "-o") { Description = "The file that is written, or written anew. Default: the terminal.", HelpName = "file" };
        var root = new LibraryArguments().Root;
        kind.AcceptOnlyFromAmong("report", "config");
        var command = new Command("schema", "Write a JSON Schema of front matter or config, for editors.") { kind, output, root };
        command.SetAction(parsed =>
        {
            var library = parsed.GetValue(root) is { } folder ? shell.FullPath(folder.ToString()) : LibraryFolder.RootFrom(shell.Folder);
            var (config, _) = LibraryFolder.ReadConfig(library);
            LoadedLibrary.SayConfigFindings(config, shell);
            var schema = parsed.GetValue(kind) == "config" ? DocumentSchema.Config(config.Options) : DocumentSchema.Report(config.Options);
            if (parsed.GetValue(output) is { } file)
                WriteFile(schema, shell.FullPath(file), shell);
            else
                JsonText.Write(shell.Out, json => schema.WriteTo(json));
            return ExitCode.Ok;
        });
        return command;
    }

    private static void WriteFile(JsonObject schema, string file, Shell shell)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using (var writer = File.CreateText(file))
            JsonText.Write(writer, json => schema.WriteTo(json));
        shell.Out.WriteLine($"Wrote {Printable.Line(shell.ShortPath(file))}.");
    }
}
