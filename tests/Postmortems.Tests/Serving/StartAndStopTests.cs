using System.Net;
using System.Net.Sockets;
using Postmortems.Cli;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Serving;

public sealed class StartAndStopTests
{
    [Fact]
    public async Task It_ends_calmly_and_frees_its_port_while_a_browser_still_listens()
    {
        await using var served = await ServedLibrary.StartAsync();
        var port = served.Browser.BaseAddress!.Port;
        Assert.Equal(ExitCode.Ok, await served.StopAsync());
        using var next = new TcpListener(IPAddress.Loopback, port);
        next.Start();
        Assert.DoesNotContain("stopped", served.Terminal);
    }

    [Fact]
    public async Task Nothing_is_written()
    {
        await using var served = await ServedLibrary.StartAsync();
        await served.PageWithAsync("incidents/a.html", "First");
        Assert.Equal(["content", "postmortems.yml"], Directory.EnumerateFileSystemEntries(served.PathOf("")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_port_that_was_named_and_is_taken_is_2_in_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString();
        using var shell = new TestShell();
        shell.Write("content/incidents/a.md", ServedLibrary.Text("A"));
        Assert.Equal(ExitCode.Failure, await shell.RunAsync("serve", "--port", port));
        Assert.Equal($"postmortems: Port {port} is taken. Name another one with --port, or 0 for any that is free.\n", shell.Error);
    }

    [Fact]
    public async Task When_the_usual_port_is_taken_the_next_one_is_used_and_said()
    {
        // Taken by this test, or by another program: both are the case that is meant.
        using var other = new TcpListener(IPAddress.Loopback, 4180);
        try
        {
            other.Start();
        }
        catch (SocketException)
        {
        }

        using var stop = new CancellationTokenSource();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var terminal = new LineWriter();
        using var shell = new TestShell();
        shell.Write("content/incidents/a.md", ServedLibrary.Text("A"));
        var running = global::Postmortems.Cli.Program.RunAsync(["serve"], shell.Shell with { Out = terminal, Error = terminal }, stop.Token);
        Assert.Matches("^Port 4180 is taken, so this is 41(8[1-9]|90).$", await terminal.LineAsync("taken", patience.Token));
        Assert.Matches("http://127.0.0.1:41(8[1-9]|90)/", await terminal.LineAsync("The site is at", patience.Token));
        await stop.CancelAsync();
        Assert.Equal(ExitCode.Ok, await running);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("65536")]
    public async Task What_is_no_port_is_2(string port)
    {
        using var shell = new TestShell();
        Assert.Equal(ExitCode.Failure, await shell.RunAsync("serve", "--port", port));
        Assert.Contains($"'{port}' is no port from 0 to 65535.", shell.Error);
    }

    [Fact]
    public async Task Without_a_library_there_is_nothing_to_serve()
    {
        using var shell = new TestShell();
        Assert.Equal(ExitCode.Failure, await shell.RunAsync("serve", "--port", "0"));
        Assert.StartsWith("postmortems: There is no folder content/incidents", shell.Error);
    }

    [Fact]
    public async Task The_browser_is_opened_when_asked_and_a_machine_without_one_is_told()
    {
        await using (var served = await ServedLibrary.StartAsync())
            Assert.DoesNotContain("browser", served.Terminal);
        await using var opened = await ServedLibrary.StartAsync("--open");
        await opened.LineAsync("No browser could be opened: open the address by hand.");
    }
}
