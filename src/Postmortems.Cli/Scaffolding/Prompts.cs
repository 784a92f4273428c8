using System.Collections.Immutable;
using Postmortems.Theme.Strings;
using Spectre.Console;

namespace Postmortems.Cli.Scaffolding;

/// <summary>Questions to a person at a terminal.</summary>
internal sealed class Prompts(IAnsiConsole console)
{
    /// <summary>A choice of a list: what is chosen, what it is called, and what is said beside it.</summary>
    public sealed record Choice<T>(T Value, string Name, string Remark = "");

    private const int LinesAround = 6;
    private const int MaxRows = 15;

    /// <summary>A language as its own speakers call it.</summary>
    public static string NameOf(string language) => UiText.For(language)["language.name"];

    /// <summary>Null where nobody can be asked: no terminal, or one too plain for it.</summary>
    public static Prompts? On(Shell shell)
    {
        if (!shell.IsInputTerminal || !shell.IsOutputTerminal)
            return null;
        var console = shell.Prompts ?? shell.ConsoleOn(shell.Out, isTerminal: true);
        return console.Profile.Capabilities is { Interactive: true, Ansi: true } ? new Prompts(console) : null;
    }

    /// <param name="mistake">The sentence that a wrong answer deserves; null for a good one.</param>
    /// <param name="proposal">What Enter alone means; null: something must be typed.</param>
    public async Task<string> TextAsync(string question, Func<string, string?> mistake, string? proposal, CancellationToken cancel)
    {
        var prompt = new TextPrompt<string>(Markup.Escape(question)) { AllowEmpty = proposal is null or { Length: 0 } };
        if (proposal is { Length: > 0 })
            prompt.DefaultValue(proposal);
        prompt.Validate(answer => mistake(answer.Trim()) is { } sentence ? ValidationResult.Error($"[red]{Markup.Escape(sentence)}[/]") : ValidationResult.Success());
        return (await ShowAsync(prompt, cancel)).Trim();
    }

    public async Task<T> OneAsync<T>(string question, ImmutableArray<Choice<T>> choices, CancellationToken cancel)
    {
        var prompt = new SelectionPrompt<Choice<T>> { Title = Markup.Escape(question), PageSize = Rows(choices), Converter = Line, WrapAround = true };
        prompt.AddChoices(choices);
        var chosen = await ShowAsync(prompt, cancel);
        Echo(question, chosen.Name);
        return chosen.Value;
    }

    /// <summary>Any number of them, none too.</summary>
    public async Task<ImmutableArray<T>> ManyAsync<T>(string question, ImmutableArray<Choice<T>> choices, ImmutableArray<Choice<T>> chosenFirst, CancellationToken cancel)
    {
        var prompt = new MultiSelectionPrompt<Choice<T>> { Title = Markup.Escape(question), PageSize = Rows(choices), Converter = Line, Required = false, WrapAround = true };
        prompt.InstructionsText("[grey](space chooses, Enter goes on)[/]");
        prompt.AddChoices(choices);
        foreach (var choice in chosenFirst)
            prompt.Select(choice);
        var chosen = await ShowAsync(prompt, cancel);
        Echo(question, chosen.Count == 0 ? "none" : string.Join(", ", chosen.Select(choice => choice.Name)));
        return [.. chosen.Select(choice => choice.Value)];
    }

    // A list vanishes when it is answered: what was chosen should stay to be read.
    private void Echo(string question, string answer) => console.MarkupLine($"{Markup.Escape(question)} [blue]{Markup.Escape(answer)}[/]");

    private static string Line<T>(Choice<T> choice) =>
        choice.Remark.Length == 0 ? Markup.Escape(choice.Name) : $"{Markup.Escape(choice.Name)}  [grey]{Markup.Escape(choice.Remark)}[/]";

    /// <summary>As many as fit: a list that is longer than the screen cannot be drawn anew in its place.</summary>
    private int Rows<T>(ImmutableArray<Choice<T>> choices)
    {
        var width = Math.Max(20, console.Profile.Width - 4);
        var tallest = choices.Max(choice => ((choice.Name.Length + 2 + Width(choice.Remark)) / width) + 1);
        return Math.Clamp((console.Profile.Height - LinesAround) / tallest, 3, MaxRows);
    }

    // Chinese takes two columns a letter.
    private static int Width(string text) => text.Sum(c => c < '\u1100' ? 1 : 2);

    private async Task<T> ShowAsync<T>(IPrompt<T> prompt, CancellationToken cancel)
    {
        try
        {
            return await prompt.ShowAsync(console, cancel);
        }
        finally
        {
            // A list hides the cursor, and a person who breaks off wants it back.
            console.Cursor.Show(true);
        }
    }
}
