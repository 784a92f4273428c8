using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Editions;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Reading;

namespace Postmortems.Validation;

/// <summary>A fault that a check looks for.</summary>
public interface IAnyRule
{
    RuleInfo Info { get; }
}

/// <summary>One fault that a report can have by itself. Stateless.</summary>
public interface IRule : IAnyRule
{
    IEnumerable<Diagnostic> Check(Incident incident, RuleContext context);
}

/// <summary>A fault that only shows beside the other reports. Stateless.</summary>
public interface ILibraryRule : IAnyRule
{
    /// <param name="library">Every report that could be read at all, in the order of paths.</param>
    IEnumerable<Diagnostic> Check(ImmutableArray<LibraryEntry> library);
}

/// <summary>What a rule may ask besides the incident.</summary>
public sealed record RuleContext
{
    private readonly Lazy<ImmutableArray<BlamingWords>> _blame;

    private readonly Lazy<ImmutableArray<Secret>> _secrets;

    private readonly Lazy<ImmutableArray<ProseSentence>> _sentences;

    public RuleContext()
    {
        // One thread judges a report.
        _blame = new(() => Analysis.Blame.In(ProsePages.Of(Source!, Incident!, Places!, BodyProse, Analysis.Blame.Look), new(() => BlameRules.NamesIn(Incident!))), isThreadSafe: false);
        _secrets = new(() => Editions.Secrets.In(Source!.Text), isThreadSafe: false);
        _sentences = new(() => ProseSentences.Of(Incident!, this), isThreadSafe: false);
    }

    public required SourceFile Source { get; init; }

    public required Incident Incident { get; init; }

    public required Places Places { get; init; }

    public required LibraryOptions Options { get; init; }

    public required LocalDate Today { get; init; }

    /// <summary>
    /// Files beside the reports with their sizes in bytes, by path as <see cref="RelativePath.Resolve"/> gives it; null when nobody has looked.
    /// </summary>
    public IReadOnlyDictionary<string, long>? Files { get; init; }

    /// <summary>A file beside the reports, by its path; null for one that is not there, and where nobody can read any.</summary>
    public Func<string, SourceFile?>? Load { get; init; }

    /// <summary>Whether a path as <see cref="RegressionTests.PathOf"/> gives it exists in the repository; null when nobody can tell.</summary>
    public Func<string, bool>? IsInRepository { get; init; }

    /// <inheritdoc cref="ReadResult.Prose"/>
    public ImmutableArray<ProsePart> BodyProse { get; init; } = [];

    /// <summary>The words of the report's sentences that blame, in order: sought once, for all rules about them.</summary>
    public ImmutableArray<BlamingWords> Blame => _blame.Value;

    /// <summary>What no finding may quote or show.</summary>
    public ImmutableArray<Secret> Secrets => _secrets.Value;

    /// <summary>What the report tells in sentences, in order: taken apart once, for all rules that read them.</summary>
    internal ImmutableArray<ProseSentence> Told => _sentences.Value;

    public string Language => Incident.Lang;

    /// <summary>Whether what another rule finds in this report is said: neither the report nor the config lets it pass.</summary>
    internal bool Says<TRule>()
        where TRule : IRule
    {
        var code = RuleSet.All.OfType<TRule>().First().Info.Code;
        return !Incident.Allow.Any(allowance => RuleSet.Find(allowance.Rule)?.Code == code)
            && !Options.Rules.Any(rule => rule.Value is null && RuleSet.Find(rule.Key)?.Code == code);
    }

    /// <summary>A finding with the rule's sentence in the report's language.</summary>
    /// <param name="path">Of the fact: see <see cref="Reading.Places"/>.</param>
    public Diagnostic Find(RuleInfo rule, string path, params ReadOnlySpan<(string Name, string Value)> values) =>
        FindVariant(rule, null, path, values);

    /// <param name="variant">The sentence is <c>rule-name.variant</c>.</param>
    public Diagnostic FindVariant(RuleInfo rule, string? variant, string path, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var key = variant is null ? rule.Name : $"{rule.Name}.{variant}";
        var help = Sentences.TrySay(Language, $"{key}.help", values) ?? Sentences.TrySay(Language, $"{rule.Name}.help", values);
        return new Diagnostic(rule, Source, Places.Of(path), Sentences.Say(Language, key, values), help);
    }

    /// <summary>Null where the author's word does not stand at the place as it was read, or may stand for more than one.</summary>
    /// <param name="path">Of the fact that was read from the word.</param>
    public Mend? Mend(string path, string written, string instead) =>
        Places.MayBeMended ? Diagnostics.Mend.Replacing(Source, Places.Of(path), written, instead) : null;

    public string Say(Moment moment) => MomentText.Of(moment, Language);

    public string Say(Phase phase) => Vocabulary.Name(phase, Language);

    /// <summary>Whether the config asks this report for the fact, given its status, kind and severity.</summary>
    public bool Asks(string field) => Options.Required.Any(requirement => requirement.Field == field && Demands.Apply(requirement.From, Incident));
}
