using System.Collections.Immutable;
using Postmortems.Language;

namespace Postmortems.Drafting;

/// <summary>What is known of an incident when its report is begun; null and empty for what is not.</summary>
public sealed record Draft
{
    public required string Title { get; init; }

    public required string Language { get; init; }

    /// <summary>A level's id, or "unknown".</summary>
    public string? Severity { get; init; }

    /// <summary>One that <see cref="ReportTime.TryRead"/> knows.</summary>
    public string? Started { get; init; }

    /// <inheritdoc cref="Started"/>
    public string? Detected { get; init; }

    public ImmutableArray<string> Services { get; init; } = [];

    public string? Owner { get; init; }

    public string? TimeZone { get; init; }

    /// <summary>Written only where the template has the key: the file's name is the id otherwise.</summary>
    public string? Id { get; init; }

    /// <summary>The template with all that is known put in.</summary>
    /// <param name="refused">The key that the template does not take; empty when all went in.</param>
    /// <param name="defaultLanguage">A report in this language need not say so.</param>
    public string Fill(ReportTemplate template, string defaultLanguage, out string refused)
    {
        var text = template.Text;
        refused = "";
        foreach (var (key, value) in Values(template, defaultLanguage))
        {
            if (FrontMatterEditor.Set(text, key, value) is { } edited)
                text = edited;
            else if (refused.Length == 0)
                refused = key;
        }

        return text;
    }

    private IEnumerable<(string Key, string Value)> Values(ReportTemplate template, string defaultLanguage)
    {
        if (Id is not null && FrontMatterEditor.Get(template.Text, "id") is not null)
            yield return ("id", YamlValue.Of(Id));
        yield return ("title", YamlValue.Of(Title));
        var written = FrontMatterEditor.Get(template.Text, "lang");
        if (Sentences.For(written ?? defaultLanguage) != Sentences.For(Language))
            yield return ("lang", YamlValue.Of(Language));
        if (Severity is not null)
            yield return ("severity", YamlValue.Of(Severity));
        if (!Services.IsEmpty)
            yield return ("services", YamlValue.OfList(Services));
        if (Owner is not null)
            yield return ("owner", YamlValue.Of(Owner));
        if (TimeZone is not null)
            yield return ("timezone", YamlValue.Of(TimeZone));
        // Of the shape of a time nothing needs quotes.
        if (Detected is not null)
            yield return ("times.detected", Detected.Trim());
        if (Started is not null)
            yield return ("times.started", Started.Trim());
    }
}
