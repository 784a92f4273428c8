using System.Collections.Immutable;
using NodaTime;
using Postmortems.Drafting;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Cli.Scaffolding;

/// <summary>Asks for what the command line did not say of a new report, and matters.</summary>
internal sealed class ReportQuestions(Prompts prompts, Workplace place, Shell shell, CancellationToken cancel)
{
    private const int ExamplesShown = 3;

    public async Task<ReportRequest> AskAsync(ReportRequest said)
    {
        said = said with { Language = said.Language ?? await LanguageAsync() };
        var language = said.Language ?? Sentences.For(place.Options.DefaultLanguage);
        said = said with { Title = said.Title ?? await prompts.TextAsync("What happened, in one line?", TitleMistake, null, cancel) };
        said = said with { Severity = said.Severity ?? await SeverityAsync(language) };
        if (said.Detected is null && said.Started is null)
            said = await DetectedAsync(said);
        if (said.Services.IsEmpty)
            said = said with { Services = await ServicesAsync(language) };
        said = said with { Owner = said.Owner ?? await OwnerAsync() };
        return said with { Template = said.Template ?? await TemplateAsync(said.Severity) };
    }

    private static string? TitleMistake(string title) => title.Length == 0 ? "A report needs a title." : null;

    private async Task<string?> LanguageAsync() =>
        place.Options.Languages.Length < 2
            ? null
            : await prompts.OneAsync("Which language will it be written in?", [.. place.Options.Languages.Select(tag => new Prompts.Choice<string>(tag, Prompts.NameOf(tag)))], cancel);

    private async Task<string> SeverityAsync(string language)
    {
        var isOne = place.Options.Schemes.Length == 1;
        var levels =
            from scheme in place.Options.Schemes
            from level in scheme.Levels
            select new Prompts.Choice<string>(level.Id, Named(level, language, isOne), Remark(level, language));
        return await prompts.OneAsync("How severe is it?", [.. levels, new Prompts.Choice<string>("unknown", "unknown", "nobody can say yet")], cancel);
    }

    private static string Named(SeverityLevel level, string language, bool isOneScheme)
    {
        var name = level.Name.In(language) is { Length: > 0 } said ? $"{level.Id} {said}" : level.Id;
        return isOneScheme ? name : $"{name} ({level.Scheme})";
    }

    private static string Remark(SeverityLevel level, string language)
    {
        var examples = level.Examples.Take(ExamplesShown).Select(example => example.In(language)).ToList();
        var definition = level.Definition.In(language);
        return examples.Count == 0
            ? definition
            : Sentences.Say(language, "prompt.examples", ("definition", definition), ("examples", string.Join(Sentences.Say(language, "prompt.separator"), examples)));
    }

    private async Task<ReportRequest> DetectedAsync(ReportRequest said)
    {
        var zone = (said.TimeZone is { } named ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(named) : place.Options.TimeZone) ?? shell.Zone;
        var now = ReportTime.Of(shell.Clock.GetCurrentInstant(), zone);
        var detected = await prompts.TextAsync($"When was it noticed ({zone.Id}; unknown if nobody knows)?", RequestCheck.TimeMistake, now, cancel);
        var isZoneKnown = said.TimeZone is not null || place.Options.TimeZone is not null || !ReportTime.NeedsZone(detected);
        return said with { Detected = detected, TimeZone = isZoneKnown ? said.TimeZone : zone.Id };
    }

    private async Task<ImmutableArray<string>> ServicesAsync(string language)
    {
        if (!place.Options.Services.IsEmpty)
        {
            var catalogue = place.Options.Services.Select(term => new Prompts.Choice<string>(term.Id, term.Id, term.Name.In(language) is { } name && name != term.Id ? name : ""));
            return await prompts.ManyAsync("Which services were hurt?", [.. catalogue], [], cancel);
        }

        var typed = await prompts.TextAsync("Which services were hurt (with commas between; Enter if you cannot say)?", ServicesMistake, "", cancel);
        return Split(typed);
    }

    private string? ServicesMistake(string typed) =>
        Split(typed).Select(service => RequestCheck.ServiceMistake(service, place.Options.Services)).FirstOrDefault(mistake => mistake is not null);

    private static ImmutableArray<string> Split(string typed) =>
        [.. typed.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private async Task<string?> OwnerAsync() =>
        await prompts.TextAsync("Who answers for the report (Enter if nobody yet)?", _ => null, "", cancel) is { Length: > 0 } owner ? owner : null;

    private async Task<string> TemplateAsync(string? severity)
    {
        var proposed = TemplateShelf.DefaultFor(RequestCheck.LevelOf(severity, place.Options.Schemes));
        var names = place.Templates.Names.OrderByDescending(name => name == proposed);
        return await prompts.OneAsync("Which template?", [.. names.Select(name => new Prompts.Choice<string>(name, name, About(name) ?? "your team's own"))], cancel);
    }

    /// <summary>What is said beside a template; null for one that does not come with the tool.</summary>
    internal static string? About(string name) => name switch
    {
        "short" => "one screen: enough for a mild incident",
        "long" => "all that a final report of the two worst levels is asked for",
        "blameless" => "for the meeting: opening sentences, five whys, actions with names",
        _ => null,
    };
}
