using System.Collections.Immutable;
using System.Globalization;
using Postmortems.Incidents;
using Postmortems.Parsing;

namespace Postmortems.Configuration;

/// <summary>Severity schemes: a built-in one by its id, or one spelt out.</summary>
internal static class SchemeReader
{
    public static ImmutableArray<SeverityScheme> Schemes(Fields fields, ImmutableArray<SeverityScheme> builtIn)
    {
        var schemes = ImmutableArray.CreateBuilder<SeverityScheme>();
        foreach (var (i, item) in fields.Items("severities").Index())
        {
            if (item is MapNode map && Scheme(new Fields(fields.Context, map, $"severities[{i}]")) is { } scheme)
                schemes.Add(scheme);
            else if (item is ScalarNode name && builtIn.FirstOrDefault(s => s.Id == name.Value.Trim()) is { } known)
                schemes.Add(known);
            else if (item is ScalarNode unknown)
                fields.Faults.AddUnknownValue(unknown, "severities", [.. builtIn.Select(s => s.Id)]);
        }

        return schemes.ToImmutable();
    }

    private static SeverityScheme? Scheme(Fields fields)
    {
        var id = fields.Text("id");
        var name = TermReader.Local(fields, "name");
        var levels = fields.Maps("levels").Select((level, i) => Level(level, id ?? "", i + 1)).OfType<SeverityLevel>().ToImmutableArray();
        fields.ReportUnknownKeys();
        if (id is not null && !levels.IsEmpty)
            return new SeverityScheme(id, levels) { Name = name };
        fields.Faults.AddVariant(ReadingRules.WrongType, "scheme", fields.Map.Span);
        return null;
    }

    private static SeverityLevel? Level(Fields fields, string scheme, int place)
    {
        var id = fields.Text("id");
        var level = new SeverityLevel
        {
            Scheme = scheme,
            Id = id ?? "",
            Rank = Rank(fields) ?? place,
            Name = TermReader.Local(fields, "name"),
            Aliases = fields.Texts("aliases"),
            Definition = TermReader.Local(fields, "definition"),
            Examples = [.. fields.Items("examples").Select(item => TermReader.TextOf(fields, item)).Where(text => !text.IsEmpty)],
        };
        fields.ReportUnknownKeys();
        if (id is not null)
            return level;
        fields.Faults.AddVariant(ReadingRules.WrongType, "no-id", fields.Map.Span);
        return null;
    }

    private static int? Rank(Fields fields)
    {
        if (fields.Scalar("rank") is not { } scalar)
            return null;
        if (int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) && rank is >= 1 and <= 20)
            return rank;
        fields.Faults.AddVariant(ReadingRules.WrongType, "rank", scalar.Span, ("value", scalar.Value));
        return null;
    }
}
