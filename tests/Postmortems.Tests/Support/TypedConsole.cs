using Spectre.Console;
using Spectre.Console.Rendering;

namespace Postmortems.Tests.Support;

/// <summary>A terminal at which somebody has typed already.</summary>
internal sealed class TypedConsole : IAnsiConsole, IDisposable
{
    private readonly StringWriter _seen = new();
    private readonly IAnsiConsole _screen;

    /// <param name="keys">What is typed, in order: "\n" is Enter, "↓" and "↑" the arrows.</param>
    public TypedConsole(params string[] keys)
    {
        _screen = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(_seen),
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
        });
        _screen.Profile.Width = 100;
        _screen.Profile.Height = 40;
        Input = new Typed(string.Concat(keys));
    }

    /// <summary>All that was ever shown, control sequences too.</summary>
    public string Seen => _seen.ToString();

    public Profile Profile => _screen.Profile;

    public IAnsiConsoleCursor Cursor => _screen.Cursor;

    public IAnsiConsoleInput Input { get; }

    public IExclusivityMode ExclusivityMode => _screen.ExclusivityMode;

    public RenderPipeline Pipeline => _screen.Pipeline;

    /// <summary>Every key was asked for.</summary>
    public bool IsDone => ((Typed)Input).IsDone;

    public void Clear(bool home) => _screen.Clear(home);

    public void Write(IRenderable renderable) => _screen.Write(renderable);

    public void Dispose() => _seen.Dispose();

    private sealed class Typed(string keys) : IAnsiConsoleInput
    {
        private int _next;

        public bool IsDone => _next == keys.Length;

        public bool IsKeyAvailable() => !IsDone;

        /// <summary>A question that nobody answers must not wait for ever.</summary>
        public ConsoleKeyInfo? ReadKey(bool intercept) => IsDone ? throw new InvalidOperationException("A question more than answers.") : Key(keys[_next++]);

        public Task<ConsoleKeyInfo?> ReadKeyAsync(bool intercept, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(ReadKey(intercept));
        }

        private static ConsoleKeyInfo Key(char key) => key switch
        {
            '\n' => new('\r', ConsoleKey.Enter, false, false, false),
            '↓' => new('\0', ConsoleKey.DownArrow, false, false, false),
            '↑' => new('\0', ConsoleKey.UpArrow, false, false, false),
            ' ' => new(' ', ConsoleKey.Spacebar, false, false, false),
            _ => new(key, ConsoleKey.None, false, false, false),
        };
    }
}
