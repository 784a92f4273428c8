using System.CommandLine;
using Postmortems.Cli.Output;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems notice</c>.</summary>
internal static class NoticeCommand
{
    public static Command Create(Shell shell)
    {
        var message = new NoticeArguments();
        var library = new LibraryArguments();
        var command = new Command("notice", "Write a message about an incident from its report as it stands: for the war room, the team, customers, the company, executives.");
        message.AddTo(command);
        library.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(message.Read(parsed), library.Read(parsed, shell), shell));
        return command;
    }

    private static async Task<int> RunAsync(MessageRequest request, LibraryRequest library, Shell shell)
    {
        var draft = MessageDraft.Of(ChosenReport.Find(request.Report, library, shell), request, library);
        var format = request.Format ?? "markdown";
        var (text, shortened) = await draft.WriteAsync(format);
        if (request.Output is { } file)
        {
            var full = shell.FullPath(file);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            await File.WriteAllTextAsync(full, text);
            await shell.Error.WriteLineAsync($"Wrote {Printable.Line(shell.ShortPath(full))}.");
        }
        else
        {
            // What a person reads must not steer the terminal; what a program reads is as it is.
            await shell.Out.WriteAsync(shell.IsOutputTerminal ? string.Join('\n', text.Split('\n').Select(Printable.Line)) : text);
        }

        await draft.SayBlanksAsync(shell.Error);
        if (shortened > 0)
            await shell.Error.WriteLineAsync($"Shortened: {format} takes no longer message. Lines left out or cut: {shortened}.");
        return ExitCode.Ok;
    }
}
