using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Parsing;

namespace Postmortems.Configuration;

/// <summary>Who does what: read when schemes and roles are known, whose ids it uses.</summary>
internal static class DutyReader
{
    public static ImmutableArray<Duty> Read(Fields fields, LibraryOptions options) =>
        [.. fields.Maps("duties").Select(duty => Duty(duty, options)).OfType<Duty>()];

    private static Duty? Duty(Fields fields, LibraryOptions options)
    {
        var scheme = fields.Scalar("scheme");
        if (scheme is not null && options.Schemes.All(known => known.Id != scheme.Value))
            fields.Faults.AddUnknownValue(scheme, "scheme", [.. options.Schemes.Select(known => known.Id)]);
        ImmutableArray<string> levels = [.. options.Schemes.Where(known => known.Id == scheme?.Value).SelectMany(known => known.Levels).Select(level => level.Id)];
        foreach (var level in fields.Scalars("levels").Where(level => !levels.Contains(level.Value)))
            fields.Faults.AddUnknownValue(level, "levels", levels);
        var role = fields.Term("role", options.Roles);
        ImmutableArray<LocalText> tasks = [.. fields.Items("tasks").Select(task => TermReader.TextOf(fields, task)).Where(task => !task.IsEmpty)];
        var duty = new Duty(scheme?.Value, [.. fields.Texts("levels").Where(levels.Contains)], role.Value ?? "", tasks);
        fields.ReportUnknownKeys();
        if (role.IsGiven && !tasks.IsEmpty)
            return duty;
        fields.Faults.AddVariant(ReadingRules.WrongType, "duty", fields.Map.Span);
        return null;
    }
}
