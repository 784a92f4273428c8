using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>Severities by the words of the declared schemes. A word that fits two levels is a fault, never a guess.</summary>
internal static class SeverityReader
{
    public static Fact<Severity> Read(Fields fields, string key, ImmutableArray<SeverityScheme> schemes)
    {
        if (fields.Scalar(key) is not { } scalar)
            return fields.Silence<Severity>(key);
        return Fields.Absence(scalar) switch
        {
            Statement.Unknown => Fact<Severity>.Unknown,
            Statement.NotApplicable => Fact<Severity>.NotApplicable,
            _ => Fact<Severity>.Of(Resolve(fields, scalar, schemes)),
        };
    }

    public static ImmutableArray<SeverityChange> Changes(Fields root, TimeResolver times, ImmutableArray<SeverityScheme> schemes)
    {
        var changes = ImmutableArray.CreateBuilder<SeverityChange>();
        foreach (var fields in root.Maps("severity_changes"))
        {
            var at = TimesReader.Moment(fields, "at", times, date: null);
            var to = Read(fields, "to", schemes);
            var why = fields.Text("why") ?? "";
            if (to.IsGiven)
                changes.Add(new SeverityChange(at.Value, to.Value!, why));
            fields.ReportUnknownKeys();
        }

        return changes.ToImmutable();
    }

    private static Severity Resolve(Fields fields, ScalarNode scalar, ImmutableArray<SeverityScheme> schemes)
    {
        var written = scalar.Value.Trim();
        var levels = LevelsNamed(written, schemes);
        if (levels.Length == 1)
            return new Severity(written, levels[0]);

        var known = string.Join(", ", schemes.SelectMany(s => s.Levels).Select(l => l.Id));
        if (levels.Length == 0)
        {
            fields.Faults.Add(ReadingRules.UnknownSeverity, scalar.Span, ("value", written), ("known", known));
        }
        else
        {
            var candidates = string.Join(", ", levels.Select(l => $"{l.Id} ({l.Scheme})"));
            fields.Faults.Add(ReadingRules.AmbiguousSeverity, scalar.Span, ("value", written), ("levels", candidates));
        }

        return new Severity(written, null);
    }

    /// <summary>By id where one fits, else by name or alias.</summary>
    internal static ImmutableArray<SeverityLevel> LevelsNamed(string written, ImmutableArray<SeverityScheme> schemes)
    {
        var folded = Vocabulary.Fold(written);
        var all = schemes.SelectMany(scheme => scheme.Levels).ToImmutableArray();
        ImmutableArray<SeverityLevel> byId = [.. all.Where(level => Vocabulary.Fold(level.Id) == folded)];
        return byId.Length > 0
            ? byId
            : [.. all.Where(level => level.Aliases.Concat(level.Name.ByLanguage.Values).Any(name => Vocabulary.Fold(name) == folded))];
    }
}
