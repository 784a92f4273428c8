using System.CommandLine;
using System.CommandLine.Parsing;
using Postmortems.Cli.Output;
using Postmortems.Cli.Serving;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems serve</c>.</summary>
internal static class ServeCommand
{
    public static Command Create(Shell shell)
    {
        var port = new Option<int?>("--port")
        {
            Description = $"Where to serve on 127.0.0.1; 0 takes any free port. Default: {PortChoice.Usual}, or the next free one of the ten after it.",
            HelpName = "n",
            CustomParser = ParsePort,
        };
        var open = new Option<bool>("--open") { Description = "Open the site in the browser." };
        var library = new LibraryArguments();
        var command = new Command("serve", "Serve the site on this machine while you write: each save is checked, built and shown at once.") { port, open };
        library.AddTo(command, isPublishing: true);
        command.SetAction((parsed, cancel) => RunAsync(
            new ServeRequest(library.Read(parsed, shell), parsed.GetValue(library.Today) is not null, parsed.GetValue(port), parsed.GetValue(open)),
            shell,
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(ServeRequest request, Shell shell, CancellationToken cancel)
    {
        using var keeper = await ProgressDisplay.RunAsync(shell, _ => Task.Run(() => SiteKeeper.Start(request, shell), cancel));
        keeper.Announce();
        await using var server = await PortChoice.StartAsync(request.Port, keeper.Site, shell);
        await shell.Out.WriteLineAsync($"The site is at {server.Address} until Ctrl-C.");
        if (request.IsOpen && !shell.OpenInBrowser(server.Address))
            await shell.Out.WriteLineAsync("No browser could be opened: open the address by hand.");
        await keeper.RunAsync(cancel);
        return ExitCode.Ok;
    }

    private static int? ParsePort(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, out var port) && port is >= 0 and <= 65_535)
            return port;
        result.AddError($"'{result.Tokens[0].Value}' is no port from 0 to 65535.");
        return null;
    }
}

/// <param name="IsDayGiven">Else the day goes on while the server runs.</param>
/// <param name="Port">Null: the usual one.</param>
internal sealed record ServeRequest(LibraryRequest Library, bool IsDayGiven, int? Port, bool IsOpen)
{
    public Rhythm Rhythm { get; init; } = Rhythm.Usual;
}
