using System.Net.Sockets;
using System.Text;

namespace Postmortems.Tests.Support;

/// <summary>A small library with a real server on a free port, without a process. Nothing sleeps: builds are waited for as a browser does.</summary>
internal sealed class ServedLibrary : IAsyncDisposable
{
    public const string Report = "content/incidents/a.md";

    private readonly TestShell _files = new();
    private readonly LineWriter _terminal = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));
    private CancellationTokenSource _stop = new();
    private Task<int> _running = Task.FromResult(0);
    private StreamReader? _events;
    private int _runs = 1;

    private ServedLibrary()
    {
    }

    public HttpClient Browser { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>What the terminal shows.</summary>
    public string Terminal => _terminal.Text;

    /// <summary>The build that was told last.</summary>
    public string Build { get; private set; } = "";

    public static async Task<ServedLibrary> StartAsync(params string[] args)
    {
        var served = new ServedLibrary();
        served.Write("postmortems.yml", "title: Test\nlanguages: [en, zh]\ntimezone: UTC\n");
        served.Write(Report, Text("First"));
        served.Run("0", args);
        served.Browser.BaseAddress = new Uri((await served.LineAsync("The site is at ")).Split(' ')[4]);
        await served.ListenAsync();
        return served;
    }

    /// <summary>Another run at the same port.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
        Run(Browser.BaseAddress!.Port.ToString());
        await _terminal.LineAsync("The site is at ", _patience.Token, ++_runs);
        await ListenAsync();
    }

    /// <summary>A report without a fault.</summary>
    public static string Text(string title, string body = "x") =>
        $"---\ntitle: {title}\nseverity: L3\ntimes: {{detected: 2024-03-14T12:00Z}}\n---\n## Summary\n{body}\n";

    public string PathOf(string path) => Path.Join(_files.Folder, path);

    public void Write(string path, string text) => _files.Write(path, text);

    public Task<string> LineAsync(string part) => _terminal.LineAsync(part, _patience.Token);

    /// <summary>Waits as the page's own script does.</summary>
    public async Task<string> NextBuildAsync()
    {
        while (await _events!.ReadLineAsync(_patience.Token) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return Build = line["data: ".Length..];
        }

        throw new InvalidOperationException("The stream of events has ended.");
    }

    /// <summary>Waits for the build after which the page says this: a save may take two builds to come through.</summary>
    public async Task<string> PageWithAsync(string path, string part)
    {
        while (true)
        {
            using var answer = await Browser.GetAsync(path, _patience.Token);
            var page = await answer.Content.ReadAsStringAsync(_patience.Token);
            if (page.Contains(part, StringComparison.Ordinal))
                return page;
            await NextBuildAsync();
        }
    }

    /// <summary>A request to the byte: a client would tidy the address up first.</summary>
    public async Task<string> RawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Browser.BaseAddress!.Host, Browser.BaseAddress.Port, _patience.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request.ReplaceLineEndings("\r\n")), _patience.Token);
        return await new StreamReader(stream).ReadToEndAsync(_patience.Token);
    }

    /// <summary>As Ctrl-C does.</summary>
    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        return await _running.WaitAsync(_patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _events?.Dispose();
        Browser.Dispose();
        _files.Dispose();
        await _terminal.DisposeAsync();
        _patience.Dispose();
        _stop.Dispose();
    }

    private void Run(string port, params string[] args) =>
        _running = global::Postmortems.Cli.Program.RunAsync(["serve", "--port", port, .. args], _files.Shell with { Out = _terminal, Error = _terminal }, _stop.Token);

    private async Task ListenAsync()
    {
        _events?.Dispose();
        _events = new StreamReader(await Browser.GetStreamAsync(".postmortems/events", _patience.Token));
        await NextBuildAsync();
    }
}
