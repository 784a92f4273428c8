using System.Collections.Immutable;

namespace Postmortems.Incidents;

/// <summary>A text in several languages; asked for one that it lacks, it answers in English, else in whatever there is.</summary>
public sealed record LocalText(ImmutableSortedDictionary<string, string> ByLanguage)
{
    public static LocalText Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public bool IsEmpty => ByLanguage.IsEmpty;

    public static LocalText Of(string english) => new(Empty.ByLanguage.Add("en", english));

    public string In(string language) =>
        ByLanguage.TryGetValue(language, out var text) || ByLanguage.TryGetValue("en", out text) ? text : ByLanguage.Values.FirstOrDefault("");
}

/// <summary>One level of a severity scheme.</summary>
public sealed record SeverityLevel
{
    public required string Scheme { get; init; }

    /// <summary>As people say it: "P0", "L2", "Sev 2".</summary>
    public required string Id { get; init; }

    /// <summary>1 is the worst. Analysis across schemes compares ranks, never ids.</summary>
    public required int Rank { get; init; }

    public LocalText Name { get; init; } = LocalText.Empty;

    public ImmutableArray<string> Aliases { get; init; } = [];

    public LocalText Definition { get; init; } = LocalText.Empty;

    /// <summary>Cases to grade by.</summary>
    public ImmutableArray<LocalText> Examples { get; init; } = [];

    /// <summary>The worst two ranks are asked for everything.</summary>
    public bool IsSevere => Rank <= 2;
}

/// <summary>A way of grading that a team uses; several may stand side by side.</summary>
public sealed record SeverityScheme(string Id, ImmutableArray<SeverityLevel> Levels)
{
    public LocalText Name { get; init; } = LocalText.Empty;
}

/// <summary>A severity as written and, where exactly one level answers to it, that level.</summary>
public sealed record Severity(string Written, SeverityLevel? Level);

/// <summary>A re-grading as it happened.</summary>
public sealed record SeverityChange(Moment? At, Severity To, string Why);
