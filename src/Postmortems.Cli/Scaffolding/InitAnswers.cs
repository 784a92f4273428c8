using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Language;

namespace Postmortems.Cli.Scaffolding;

/// <summary>What a new library is to be like; null and empty for what nobody has said.</summary>
internal sealed record InitAnswers
{
    public static ImmutableArray<string> Hosts { get; } = ["github", "gitlab", "none"];

    public string? Title { get; init; }

    public ImmutableArray<string> Languages { get; init; } = [];

    public string? TimeZone { get; init; }

    /// <summary>Ids of built-in severity schemes.</summary>
    public ImmutableArray<string> Schemes { get; init; } = [];

    /// <summary>The folder of the reports, from the library's; null for the usual one.</summary>
    public string? Content { get; init; }

    /// <summary>One of <see cref="Hosts"/>.</summary>
    public string? Host { get; init; }

    /// <summary>What stands for everything that nobody has said.</summary>
    public InitAnswers OrDefaults(Shell shell) => this with
    {
        Title = Title ?? "Postmortems",
        Languages = Languages.IsEmpty ? ["en"] : Languages,
        TimeZone = TimeZone ?? shell.Zone.Id,
        Schemes = Schemes.IsEmpty ? ["P0-P3"] : Schemes,
        Host = Host ?? Hosts[0],
    };

    public async Task<InitAnswers> AskAsync(Prompts prompts, Shell shell, CancellationToken cancel)
    {
        var said = this;
        var defaults = OrDefaults(shell);
        said = said with { Title = said.Title ?? await prompts.TextAsync("What is the library called?", _ => null, defaults.Title!, cancel) };
        if (said.Languages.IsEmpty)
            said = said with { Languages = await prompts.OneAsync("In which languages?", LanguageChoices(), cancel) };
        said = said with { TimeZone = said.TimeZone ?? await prompts.TextAsync("In which time zone are times without an offset?", RequestCheck.ZoneMistake, defaults.TimeZone!, cancel) };
        if (said.Schemes.IsEmpty)
            said = said with { Schemes = await SchemesAsync(prompts, said.Languages[0], cancel) };
        return said with { Host = said.Host ?? await HostAsync(prompts, cancel) };
    }

    /// <summary>Each alone, then each pair in either order.</summary>
    private static ImmutableArray<Prompts.Choice<ImmutableArray<string>>> LanguageChoices() =>
    [
        .. Sentences.Languages.Select(one => new Prompts.Choice<ImmutableArray<string>>([one], Prompts.NameOf(one))),
        .. from first in Sentences.Languages
           from second in Sentences.Languages
           where first != second
           let name = Prompts.NameOf(first)
           select new Prompts.Choice<ImmutableArray<string>>([first, second], $"{name} and {Prompts.NameOf(second)}", $"{name} first"),
    ];

    private static async Task<ImmutableArray<string>> SchemesAsync(Prompts prompts, string language, CancellationToken cancel)
    {
        var schemes = ConfigReader.Defaults.Schemes
            .OrderByDescending(scheme => scheme.Id == "P0-P3")
            .Select(scheme => new Prompts.Choice<string>(scheme.Id, scheme.Id, $"{scheme.Name.In(language)}: {string.Join(", ", scheme.Levels.Select(level => level.Id))}"))
            .ToImmutableArray();
        return await prompts.ManyAsync("How do you grade incidents?", schemes, [schemes[0]], cancel);
    }

    private static async Task<string> HostAsync(Prompts prompts, CancellationToken cancel) =>
        await prompts.OneAsync<string>(
            "Who checks reports and publishes the site?",
            [new("github", "GitHub", "writes .github/workflows/postmortems.yml"), new("gitlab", "GitLab", "writes .gitlab-ci.yml"), new("none", "nobody yet")],
            cancel);
}
