namespace Postmortems.Cli.Serving;

/// <summary>Finds a port: the one that was named and no other, or one that is free.</summary>
internal static class PortChoice
{
    public const int Usual = 4180;
    private const int More = 10;

    /// <exception cref="IOException">The port that was named, or every usual one, belongs to another program.</exception>
    public static async Task<SiteServer> StartAsync(int? asked, LiveSite site, Shell shell)
    {
        if (asked is { } named)
            return await SiteServer.TryStartAsync(named, site) ?? throw new IOException($"Port {named} is taken. Name another one with --port, or 0 for any that is free.");
        for (var port = Usual; port <= Usual + More; port++)
        {
            if (await SiteServer.TryStartAsync(port, site) is not { } server)
                continue;
            if (port != Usual)
                await shell.Out.WriteLineAsync($"Port {Usual} is taken, so this is {port}.");
            return server;
        }

        throw new IOException($"The ports {Usual} to {Usual + More} are taken. Name another one with --port, or 0 for any that is free.");
    }
}
