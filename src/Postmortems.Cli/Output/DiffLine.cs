using Spectre.Console;

namespace Postmortems.Cli.Output;

/// <summary>A line of a diff, in the colours that people know from git.</summary>
internal static class DiffLine
{
    public static Text Of(string line) => new(line + "\n", line switch
    {
        ['-', '-', '-', ..] or ['+', '+', '+', ..] => new Style(decoration: Decoration.Bold),
        ['-', ..] => new Style(Color.Red),
        ['+', ..] => new Style(Color.Green),
        ['@', ..] => new Style(Color.Blue),
        _ => Style.Plain,
    });
}
