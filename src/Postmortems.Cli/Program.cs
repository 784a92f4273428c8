using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;
using Postmortems.Cli.Commands;

namespace Postmortems.Cli;

/// <summary>The entry of the tool: the list of commands, and the only place that catches what the world can do.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return await RunAsync(args, Shell.Real);
    }

    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Shell shell, CancellationToken cancel = default)
    {
        // "@li" is a person and no file of more arguments.
        var parsed = Commands(shell).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction mistake)
            mistake.ShowHelp = args.Count == 0;
        var configuration = new InvocationConfiguration { Output = shell.Out, Error = shell.Error, EnableDefaultExceptionHandler = false };
        try
        {
            var exit = await parsed.InvokeAsync(configuration, cancel);
            if (parsed.Action is not ParseErrorAction)
                return exit;
            if (args.Count > 0)
                await shell.Error.WriteLineAsync($"{CommandLineOf(parsed)} --help shows what it takes.");
            return ExitCode.Failure;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await shell.Error.WriteLineAsync($"postmortems: {failure.Message}");
            return ExitCode.Failure;
        }
        catch (OperationCanceledException)
        {
            await shell.Error.WriteLineAsync("postmortems: stopped; nothing has changed.");
            return ExitCode.Failure;
        }
    }

    private static string CommandLineOf(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "postmortems" : $"postmortems {parsed.CommandResult.Command.Name}";

    private static RootCommand Commands(Shell shell)
    {
        var root = new RootCommand("Checks incident postmortems and compiles them into a site.")
        {
            InitCommand.Create(shell),
            NewCommand.Create(shell),
            ImportCommand.Create(shell),
            CheckCommand.Create(shell),
            ReviewCommand.Create(shell),
            ExplainCommand.Create(shell),
            AnalyzeCommand.Create(shell),
            SimilarCommand.Create(shell),
            HypothesesCommand.Create(shell),
            BuildCommand.Create(shell),
            ServeCommand.Create(shell),
            OpenCommand.Create(shell),
            LogCommand.Create(shell),
            CloseCommand.Create(shell),
            NoticeCommand.Create(shell),
            SchemaCommand.Create(shell),
            ExportCommand.Create(shell),
            ActionsCommand.Create(shell),
            CompletionCommand.Create(shell),
            ManualCommand.Create(shell),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        foreach (var version in root.Options.OfType<VersionOption>())
            version.Action = new VersionWithCommit();
        return root;
    }
}
