using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>The milestones under <c>times</c>, and single times elsewhere.</summary>
internal static class TimesReader
{
    /// <summary>Started and detected first: the others may give the time of day alone and take their date.</summary>
    private static readonly ImmutableArray<Phase> Order =
        [Phase.Started, Phase.Detected, .. Phases.Milestones.Where(p => p is not Phase.Started and not Phase.Detected)];

    public static ImmutableSortedDictionary<Phase, Fact<Moment>> Read(Fields root, TimeResolver times)
    {
        if (root.Child("times") is not { } fields)
            return ImmutableSortedDictionary<Phase, Fact<Moment>>.Empty;
        var milestones = ImmutableSortedDictionary.CreateBuilder<Phase, Fact<Moment>>();
        foreach (var phase in Order)
        {
            var date = milestones.GetValueOrDefault(Phase.Started).Value?.Date ?? milestones.GetValueOrDefault(Phase.Detected).Value?.Date;
            if (Moment(fields, Vocabulary.Identifier(phase), times, date) is { IsSaid: true } moment)
                milestones[phase] = moment;
        }

        fields.ReportUnknownKeys();
        return milestones.ToImmutable();
    }

    public static Fact<Moment> Moment(Fields fields, string key, TimeResolver times, LocalDate? date)
    {
        if (fields.Scalar(key) is not { } scalar)
            return fields.Silence<Moment>(key);
        return Fields.Absence(scalar) switch
        {
            Statement.Unknown => Fact<Moment>.Unknown,
            Statement.NotApplicable => Fact<Moment>.NotApplicable,
            _ => times.Read(scalar.Value, scalar.Span, date) is { } moment ? Fact<Moment>.Of(moment) : Fact<Moment>.Unreadable,
        };
    }
}
