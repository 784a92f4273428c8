using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Configuration;

/// <summary>Deadlines that go together: a built-in set by its id, or one spelt out.</summary>
internal sealed record DeadlineSet(string Id, bool IsDefault, ImmutableArray<Deadline> Deadlines);

internal static class DeadlineReader
{
    public static ImmutableArray<DeadlineSet> Sets(Fields fields, ImmutableArray<DeadlineSet> builtIn)
    {
        var sets = ImmutableArray.CreateBuilder<DeadlineSet>();
        foreach (var (i, item) in fields.Items("deadlines").Index())
        {
            if (item is MapNode map)
                sets.Add(Set(new Fields(fields.Context, map, $"deadlines[{i}]")));
            else if (item is ScalarNode name && builtIn.FirstOrDefault(s => s.Id == name.Value.Trim()) is { } known)
                sets.Add(known);
            else if (item is ScalarNode unknown)
                fields.Faults.AddUnknownValue(unknown, "deadlines", [.. builtIn.Select(s => s.Id)]);
        }

        return sets.ToImmutable();
    }

    private static DeadlineSet Set(Fields fields)
    {
        var scheme = fields.Text("scheme");
        var set = new DeadlineSet(
            fields.Text("id") ?? "",
            !fields.Answer("default").IsGiven || fields.Answer("default").Value,
            [.. fields.Maps("limits").Select(limit => Deadline(limit, scheme)).OfType<Deadline>()]);
        fields.ReportUnknownKeys();
        return set;
    }

    private static Deadline? Deadline(Fields fields, string? scheme)
    {
        var (from, to) = (fields.Choice<Phase>("from"), fields.Choice<Phase>("to"));
        var every = fields.Choice<Phase>("every");
        var calendar = fields.Text("calendar");
        var limits = ImmutableSortedDictionary.CreateBuilder<string, Limit>(StringComparer.Ordinal);
        foreach (var entry in fields.Child("levels")?.Map.Entries ?? [])
        {
            if (entry.Value is ScalarNode scalar && LimitOf(fields, scalar) is { } limit)
                limits[entry.Key.Value] = limit;
        }

        fields.ReportUnknownKeys();
        if (from is null || to is null)
        {
            fields.Faults.AddVariant(ReadingRules.WrongType, "deadline", fields.Map.Span);
            return null;
        }

        return new Deadline { Scheme = scheme, From = from.Value, To = to.Value, Repeats = every is not null, Calendar = calendar, Limits = limits.ToImmutable() };
    }

    private static Limit? LimitOf(Fields fields, ScalarNode scalar)
    {
        switch (Vocabulary.Fold(scalar.Value))
        {
            case "nextbusinesshours": return new Limit(LimitKind.NextBusinessHours, Duration.Zero);
            case "nextrelease": return new Limit(LimitKind.NextRelease, Duration.Zero);
            case "besteffort": return new Limit(LimitKind.BestEffort, Duration.Zero);
        }

        if (DurationWords.TryRead(scalar.Value) is { } said)
            return new Limit(LimitKind.Duration, said.Value);
        fields.Faults.AddVariant(ReadingRules.WrongType, "limit", scalar.Span, ("value", scalar.Value));
        return null;
    }
}
