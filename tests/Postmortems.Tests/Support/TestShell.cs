using NodaTime;
using Spectre.Console;

namespace Postmortems.Tests.Support;

/// <summary>A shell without a process: what it printed can be read.</summary>
internal sealed class TestShell : IDisposable
{
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();
    private readonly MemoryStream _bytes = new();

    public TestShell() => Folder = Directory.CreateTempSubdirectory("postmortems-").FullName;

    /// <summary>An empty folder that goes with the shell.</summary>
    public string Folder { get; }

    public string Out => _out.ToString();

    /// <summary>What was printed that is no text.</summary>
    public byte[] OutBytes => _bytes.ToArray();

    public string Error => _error.ToString();

    /// <summary>With one, a person sits at the terminal.</summary>
    public IAnsiConsole? Prompts { get; init; }

    /// <summary>What waits, and what one waits for.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The variables of the environment.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>What is piped in.</summary>
    public byte[] Input { get; set; } = [];

    public async Task<int> RunAsync(params string[] args) => await global::Postmortems.Cli.Program.RunAsync(args, Shell);

    /// <summary>What a command is handed.</summary>
    public global::Postmortems.Cli.Shell Shell => new()
    {
        In = () => new MemoryStream(Input),
        Out = _out,
        OutBytes = () => _bytes,
        Error = _error,
        Folder = Folder,
        Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"],
        Prompts = Prompts,
        Time = Time,
        Variable = Variables.GetValueOrDefault,
        IsInputTerminal = Prompts is not null,
        IsOutputTerminal = Prompts is not null,
        Clock = new FixedClock(Instant.FromUtc(2026, 9, 30, 12, 0)),
    };

    public void Write(string path, string text)
    {
        var full = Path.Join(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public string Read(string path) => File.ReadAllText(Path.Join(Folder, path));

    public bool Exists(string path) => File.Exists(Path.Join(Folder, path));

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        _out.Dispose();
        _error.Dispose();
        _bytes.Dispose();
    }

    private sealed class FixedClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
