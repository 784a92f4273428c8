using System.Collections.Immutable;
using System.Globalization;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Parsing;

namespace Postmortems.Playbooks;

/// <summary>A <c>flow</c> block to a <see cref="Flow"/>. A step that nobody can draw is a fault and is left out.</summary>
internal static class FlowReader
{
    /// <summary>More boxes than this are no picture any more.</summary>
    private const int MaxSteps = 40;

    /// <summary>Ends a path: the word for "no next step".</summary>
    private const string End = "none";

    public static Flow? Read(Fields fields, LibraryOptions options)
    {
        var title = fields.Text("title");
        var scheme = SchemeOf(fields, options);
        var levels = scheme is null ? [] : Levels(fields, scheme, options);
        var written = Steps(fields);
        fields.ReportUnknownKeys();
        if (title is null || written.Count == 0)
        {
            fields.Faults.AddVariant(ReadingRules.WrongType, "flow", fields.Map.Span);
            return null;
        }

        return new Flow(title, scheme, levels, [.. written.Select((step, i) => step.Step with { Exits = Exits(step, i, written) })]);
    }

    /// <summary>
    /// A scheme that nobody knows is a fault. A built-in one that the library does not grade by is none: what depends on it is left out of the page,
    /// so that one text serves every team.
    /// </summary>
    public static string? SchemeOf(Fields fields, LibraryOptions options)
    {
        if (fields.Scalar("scheme") is not { } scalar)
            return null;
        ImmutableArray<string> known = [.. options.Schemes.Concat(ConfigReader.Defaults.Schemes).Select(scheme => scheme.Id).Distinct()];
        if (!known.Contains(scalar.Value))
            fields.Faults.AddUnknownValue(scalar, "scheme", known);
        return scalar.Value;
    }

    /// <summary>Without a scheme there are none, and the key is unknown.</summary>
    private static ImmutableArray<string> Levels(Fields fields, string scheme, LibraryOptions options)
    {
        if (options.Schemes.Concat(ConfigReader.Defaults.Schemes).FirstOrDefault(known => known.Id == scheme) is not { } found)
            return fields.Texts("levels");
        ImmutableArray<string> known = [.. found.Levels.Select(level => level.Id)];
        foreach (var level in fields.Scalars("levels").Where(level => !known.Contains(level.Value)))
            fields.Faults.AddUnknownValue(level, "levels", known);
        return [.. fields.Texts("levels").Where(known.Contains)];
    }

    private static List<WrittenStep> Steps(Fields fields)
    {
        var maps = fields.Maps("steps").ToList();
        if (maps.Count > MaxSteps)
            fields.Faults.AddVariant(ReadingRules.TooLarge, "flow", maps[MaxSteps].Map.Span, ("max", MaxSteps.ToString(CultureInfo.InvariantCulture)));
        var steps = new List<WrittenStep>();
        foreach (var step in maps.Take(MaxSteps).Select(Step).OfType<WrittenStep>())
        {
            if (steps.All(other => other.Id != step.Id))
                steps.Add(step);
            else
                fields.Faults.AddVariant(ReadingRules.WrittenTwice, "step", step.Fields.SpanOf("id"), ("id", step.Id));
        }

        return steps;
    }

    private static WrittenStep? Step(Fields fields)
    {
        var (id, text, question) = (fields.Text("id"), fields.Text("text"), fields.Text("ask"));
        var step = new FlowStep
        {
            Id = id ?? "",
            Text = question ?? text ?? "",
            IsQuestion = question is not null,
            IsSide = fields.Answer("side") is { IsGiven: true, Value: true },
            Clock = fields.Choice<Phase>("clock"),
            Chapter = fields.Text("link"),
            ChapterPlace = fields.SpanOf("link"),
        };
        var written = new WrittenStep(step, fields);
        _ = (fields.Scalar("next"), fields.Scalar("yes"), fields.Scalar("no"));
        fields.ReportUnknownKeys();
        if (id is not null && step.Text.Length > 0)
            return written;
        fields.Faults.AddVariant(ReadingRules.WrongType, "step", fields.Map.Span);
        return null;
    }

    private static ImmutableArray<FlowExit> Exits(WrittenStep step, int place, List<WrittenStep> all)
    {
        // The next box of the same column is what a reader of the list would expect.
        var next = all.Skip(place + 1).FirstOrDefault(other => other.Step.IsSide == step.Step.IsSide)?.Id;
        return step.Step.IsQuestion
            ? [.. Exit(FlowAnswer.Yes, "yes"), .. Exit(FlowAnswer.No, "no")]
            : [.. Exit(FlowAnswer.None, "next")];

        IEnumerable<FlowExit> Exit(FlowAnswer answer, string key)
        {
            var to = step.Fields.Text(key) ?? next;
            if (to is null or End)
                return [];
            if (all.Any(other => other.Id == to))
                return [new FlowExit(answer, to)];
            step.Fields.Faults.AddUnknownValue(step.Fields.Scalar(key)!, key, [.. all.Select(other => other.Id), End]);
            return [];
        }
    }

    private sealed record WrittenStep(FlowStep Step, Fields Fields)
    {
        public string Id => Step.Id;
    }
}
