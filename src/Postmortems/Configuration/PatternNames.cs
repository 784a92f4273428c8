using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Configuration;

/// <summary>What people call possible recurrences: <c>content/patterns.yml</c>, by the id of the earliest report of each.</summary>
/// <param name="All">In the order of the file.</param>
/// <param name="Diagnostics">What reading found wrong with the file.</param>
public sealed record PatternNames(ImmutableArray<PatternName> All, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>From the root of the library.</summary>
    public const string File = "content/patterns.yml";

    /// <summary>What a library without the file has.</summary>
    public static PatternNames None { get; } = new([], []);

    /// <summary>Null without a file.</summary>
    private SourceFile? Source { get; init; }

    private string Language { get; init; } = Sentences.Languages[0];

    /// <summary>Never throws: what cannot be read is a finding, and the family keeps its terms for a name.</summary>
    public static PatternNames Read(SourceFile source, LibraryOptions options)
    {
        var context = new FieldContext();
        var map = YamlReader.Read(source.Text, 0, context.Faults);
        var fields = map is null ? null : new Fields(context, map, "");
        ImmutableArray<PatternName> names = map is null ? [] :
        [
            .. map.Entries
                .Select(entry => new PatternName(entry.Key.Value, TermReader.Local(fields!, entry.Key.Value), entry.Key.Span))
                .Where(name => name.Name.ByLanguage.Values.Any(text => text.Length > 0)),
        ];
        return new PatternNames(names, context.Faults.ToDiagnostics(source, options.DefaultLanguage)) { Source = source, Language = options.DefaultLanguage };
    }

    /// <summary>Null where nobody has given one.</summary>
    public LocalText? Of(IncidentId id) => All.FirstOrDefault(name => name.Key == id.Value)?.Name;

    /// <summary>Names for what is the id of no report. That a report begins no family is nobody's slip: it may have been one yesterday.</summary>
    public ImmutableArray<Diagnostic> Unknown(IReadOnlySet<string> ids)
    {
        if (Source is null)
            return [];
        var faults = new FaultList();
        foreach (var name in All.Where(name => !ids.Contains(name.Key)))
        {
            var nearest = Nearest.To(name.Key, ids);
            faults.AddVariant(ReadingRules.UnknownKey, nearest is null ? "no-report" : "near-report", name.Span, ("key", name.Key), ("nearest", nearest ?? ""));
        }

        return faults.ToDiagnostics(Source, Language);
    }
}

/// <param name="Key">The id of the earliest report, as it was written.</param>
/// <param name="Span">Of the key.</param>
public sealed record PatternName(string Key, LocalText Name, TextSpan Span);
