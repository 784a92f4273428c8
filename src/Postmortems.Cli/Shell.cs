using System.ComponentModel;
using System.Diagnostics;
using NodaTime;
using NodaTime.TimeZones;
using Postmortems.Language;
using Spectre.Console;

namespace Postmortems.Cli;

/// <summary>The world as a command sees it: handed in, so that a test needs no process.</summary>
internal sealed record Shell
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public required IClock Clock { get; init; }

    /// <summary>For waiting, and for the limits of what one waits for.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>A variable of the environment; null where it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>Standard input, as bytes: what is piped into the tool is UTF-8, whatever the console speaks.</summary>
    public Func<Stream> In { get; init; } = () => Stream.Null;

    /// <summary>Standard output for what is no text.</summary>
    public Func<Stream> OutBytes { get; init; } = () => Stream.Null;

    /// <summary>Relative paths of arguments count from here.</summary>
    public required string Folder { get; init; }

    /// <summary>A person reads the output: colour and code frames are welcome.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>A person watches: progress is welcome.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>A person can be asked: with <see cref="IsOutputTerminal"/>, since a question must be seen.</summary>
    public bool IsInputTerminal { get; init; }

    /// <summary>Where questions are asked; null: on <see cref="Out"/>. A test hands in a console that answers.</summary>
    public IAnsiConsole? Prompts { get; init; }

    /// <summary>The zone of this machine's wall clock.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>Colour was asked away (NO_COLOR).</summary>
    public bool NoColor { get; init; }

    /// <summary>Cells of a line for prose, which wider terminals do not make easier to read.</summary>
    public int Width { get; init; } = 80;

    /// <summary>What the person's locale asks for, of the languages that the tool speaks.</summary>
    public string Language { get; init; } = "en";

    public static Shell Real { get; } = new()
    {
        In = Console.OpenStandardInput,
        Out = Console.Out,
        OutBytes = Console.OpenStandardOutput,
        Error = Console.Error,
        Clock = SystemClock.Instance,
        Folder = Directory.GetCurrentDirectory(),
        IsOutputTerminal = !Console.IsOutputRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
        IsInputTerminal = !Console.IsInputRedirected,
        Zone = MachineZone(),
        Width = WidthOfConsole(),
        Language = LanguageOf(Environment.GetEnvironmentVariable),
        Variable = Environment.GetEnvironmentVariable,
        NoColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        OpenInBrowser = OpenWithSystem,
    };

    /// <summary>Shows an address in the person's browser; false where that cannot be done.</summary>
    public Func<Uri, bool> OpenInBrowser { get; init; } = _ => false;

    /// <summary>By the variables of a locale, the strongest first: "zh_CN.UTF-8" is Chinese, "C" and none are English.</summary>
    internal static string LanguageOf(Func<string, string?> variable) =>
        Sentences.For(((string[])["LC_ALL", "LC_MESSAGES", "LANG"]).Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "en");

    private static int WidthOfConsole()
    {
        try
        {
            return Console.IsOutputRedirected || Console.WindowWidth <= 0 ? 80 : Math.Clamp(Console.WindowWidth, 30, 110);
        }
        catch (IOException)
        {
            return 80;
        }
    }

    /// <summary>UTC where the machine does not say, or says it in words that nobody else knows.</summary>
    private static DateTimeZone MachineZone()
    {
        try
        {
            var zone = DateTimeZoneProviders.Tzdb.GetSystemDefault();
            return zone.Id is "Etc/UTC" or "Etc/UCT" or "Universal" or "Zulu" ? DateTimeZone.Utc : zone;
        }
        catch (DateTimeZoneNotFoundException)
        {
            return DateTimeZone.Utc;
        }
    }

    /// <summary>Today in UTC: two machines that build at the same moment agree on it.</summary>
    public LocalDate Today => Clock.GetCurrentInstant().InUtc().Date;

    private static bool OpenWithSystem(Uri address)
    {
        try
        {
            using var opened = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    public string FullPath(string path) => Path.GetFullPath(path, Folder);

    /// <summary>As a person here would write it.</summary>
    public string ShortPath(string path) =>
        Path.GetRelativePath(Folder, path) is var shorter && shorter.StartsWith("..", StringComparison.Ordinal) ? path : shorter;

    /// <summary>
    /// What stands before the paths of a library's files, so that a person here, or an editor, can open them: "", "team/", or "../" from
    /// within it; a library that lies elsewhere is named whole.
    /// </summary>
    public string PrefixOf(string root)
    {
        var path = Path.GetRelativePath(Folder, root).Replace(Path.DirectorySeparatorChar, '/');
        if (path == ".")
            return "";
        return (path.StartsWith("..", StringComparison.Ordinal) && path.Split('/').Any(part => part != "..") ? root : path) + "/";
    }

    /// <summary>The same shell, with standard error in the place of standard output, which is for something else.</summary>
    public Shell ToError() => this with { Out = Error, IsOutputTerminal = IsErrorTerminal };

    /// <summary>A console on a writer, with colour only for a terminal, and never breaking lines by itself.</summary>
    public IAnsiConsole ConsoleOn(TextWriter writer, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal && !NoColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            // On a build server that it knows by its environment, Spectre would colour whatever was said above.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        return console;
    }
}
