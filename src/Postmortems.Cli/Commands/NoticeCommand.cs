using System.CommandLine;
using Postmortems.Cli.Output;
using Postmortems.Cli.Sending;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems notice</c>.</summary>
internal static class NoticeCommand
{
    public static Command Create(Shell shell)
    {
        var message = new NoticeArguments();
        var sending = new SendArguments();
        var library = new LibraryArguments();
        var command = new Command("notice", "Write a message about an incident from its report as it stands, and send it if you say so: for the war room, the team, customers, the company, executives.");
        message.AddTo(command);
        sending.AddTo(command);
        library.AddTo(command);
        command.SetAction((parsed, cancel) => RunAsync(message.Read(parsed), sending.Read(parsed), (library.Read(parsed, shell), shell), cancel));
        return command;
    }

    private static async Task<int> RunAsync(MessageRequest request, SendRequest? sending, (LibraryRequest Library, Shell Shell) context, CancellationToken cancel)
    {
        var (library, shell) = context;
        var report = ChosenReport.Find(request.Report, library, shell);
        var draft = MessageDraft.Of(report, request, library);
        if (sending is not null)
            return await new NoticeSending(sending, shell).RunAsync(draft, report, request, cancel);
        var format = request.Format ?? "markdown";
        var (text, shortened) = await draft.WriteAsync(format);
        await MessageDraft.PutAsync(text, request.Output, shell);
        await draft.SayBlanksAsync(shell.Error);
        await MessageDraft.SayShortenedAsync(format, shortened, shell.Error);
        return ExitCode.Ok;
    }
}
