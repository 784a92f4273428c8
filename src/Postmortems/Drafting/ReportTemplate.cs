using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Drafting;

/// <summary>A report to begin with.</summary>
/// <param name="Name">"short".</param>
/// <param name="Language">Null: written for all.</param>
/// <param name="Path">As people name it; null for one that comes with the tool.</param>
public sealed record ReportTemplate(string Name, string? Language, string Text, string? Path = null)
{
    /// <summary>From a file's name: "short.en.md", "outage.md".</summary>
    public static ReportTemplate Of(string fileName, string text, string? path = null)
    {
        var name = fileName[..^".md".Length];
        var language = Sentences.Languages.FirstOrDefault(tag => name.EndsWith($".{tag}", StringComparison.Ordinal));
        return language is null
            ? new ReportTemplate(name, null, text, path)
            : new ReportTemplate(name[..^(language.Length + 1)], language, text, path);
    }
}

/// <summary>The templates that a library has: its own, and those that come with the tool behind them.</summary>
public sealed record TemplateShelf
{
    private static readonly Lazy<ImmutableArray<ReportTemplate>> BuiltInTemplates = new(() => [.. EmbeddedText.In("templates").Select(text => ReportTemplate.Of(text.Name, text.Text))]);

    public static ImmutableArray<ReportTemplate> BuiltIn => BuiltInTemplates.Value;

    /// <summary>What a report of that level begins with; of an unknown level too.</summary>
    public static string DefaultFor(SeverityLevel? level) => level is { IsSevere: true } ? "long" : "short";

    /// <summary>The team's own first: the first that fits wins.</summary>
    public required ImmutableArray<ReportTemplate> Templates { get; init; }

    /// <summary>Each once, the tool's own names first.</summary>
    public ImmutableArray<string> Names => [.. BuiltIn.Concat(Templates).Select(template => template.Name).Distinct()];

    public static TemplateShelf Of(IEnumerable<ReportTemplate> own) => new() { Templates = [.. own, .. BuiltIn] };

    /// <summary>The team's in that language, else the team's for all languages, else the tool's, else the one in any language.</summary>
    public ReportTemplate? Find(string name, string language)
    {
        var tag = Sentences.For(language);
        var named = Templates.Where(template => template.Name == name).ToList();
        return named.Where(template => template.Path is not null).FirstOrDefault(template => template.Language == tag)
            ?? named.FirstOrDefault(template => template.Language is null)
            ?? named.FirstOrDefault(template => template.Language == tag)
            ?? named.FirstOrDefault();
    }
}
