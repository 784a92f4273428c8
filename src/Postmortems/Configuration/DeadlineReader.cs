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
    /// <summary>What a limit may name to say that nights and weekends count.</summary>
    private const string Wall = "wall";

    /// <param name="calendars">Ids of those that there are.</param>
    public static ImmutableArray<DeadlineSet> Sets(Fields fields, ImmutableArray<DeadlineSet> builtIn, ImmutableArray<string> calendars)
    {
        var sets = ImmutableArray.CreateBuilder<DeadlineSet>();
        foreach (var (i, item) in fields.Items("deadlines").Index())
        {
            if (item is MapNode map)
                sets.Add(Set(new Fields(fields.Context, map, $"deadlines[{i}]"), calendars));
            else if (item is ScalarNode name && builtIn.FirstOrDefault(s => s.Id == name.Value.Trim()) is { } known)
                sets.Add(known);
            else if (item is ScalarNode unknown)
                fields.Faults.AddUnknownValue(unknown, "deadlines", [.. builtIn.Select(s => s.Id)]);
        }

        return sets.ToImmutable();
    }

    private static DeadlineSet Set(Fields fields, ImmutableArray<string> calendars)
    {
        var scheme = fields.Text("scheme");
        var set = new DeadlineSet(
            fields.Text("id") ?? "",
            !fields.Answer("default").IsGiven || fields.Answer("default").Value,
            [.. fields.Maps("limits").Select(limit => Deadline(limit, scheme, calendars)).OfType<Deadline>()]);
        fields.ReportUnknownKeys();
        return set;
    }

    private static Deadline? Deadline(Fields fields, string? scheme, ImmutableArray<string> calendars)
    {
        var (from, to) = (fields.Choice<Phase>("from"), fields.Choice<Phase>("to"));
        var every = fields.Choice<Phase>("every");
        var calendar = Calendar(fields, calendars);
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

    /// <summary>One that is not there is a fault, and kept: better no verdict than one by another clock.</summary>
    private static string? Calendar(Fields fields, ImmutableArray<string> calendars)
    {
        var name = fields.Text("calendar");
        if (name is not null && name != Wall && !calendars.Contains(name))
            fields.Faults.AddUnknownValue(fields.Scalar("calendar")!, "calendar", [.. calendars, Wall]);
        return name == Wall ? null : name;
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
