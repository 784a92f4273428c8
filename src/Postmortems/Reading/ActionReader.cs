using System.Collections.Immutable;
using NodaTime;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>Corrective actions of the front matter. Markdown's tables and task lists are turned into the same maps first.</summary>
internal static class ActionReader
{
    /// <param name="silent">The status of an action that names none.</param>
    /// <returns>The actions, and the reason for having none where <c>actions</c> is <c>{none: reason}</c>.</returns>
    public static (ImmutableArray<CorrectiveAction> Actions, string? NoneWhy) Read(Fields root, ActionStatus silent)
    {
        if (root.Map.Find("actions")?.Value is MapNode && root.Child("actions") is { } none)
        {
            var why = none.Text("none");
            none.ReportUnknownKeys();
            return ([], why);
        }

        var actions = ImmutableArray.CreateBuilder<CorrectiveAction>();
        foreach (var (i, item) in root.Items("actions").Index())
        {
            if (item is ScalarNode line)
                actions.Add(new CorrectiveAction { Id = $"a{i + 1}", Title = line.Value.Trim(), Status = silent });
            else if (item is MapNode map && Action(new Fields(root.Context, map, $"actions[{i}]"), i, silent) is { } action)
                actions.Add(action);
        }

        return (actions.ToImmutable(), null);
    }

    public static CorrectiveAction? Action(Fields fields, int index, ActionStatus silent)
    {
        var title = fields.Text("title");
        var action = new CorrectiveAction
        {
            Id = fields.Text("id") ?? $"a{index + 1}",
            Title = title ?? "",
            Kind = fields.Choice<ActionKind>("kind"),
            Addresses = fields.Texts("addresses"),
            Owner = fields.Fact("owner"),
            Team = fields.Text("team"),
            Due = Due(fields),
            Status = fields.Choice<ActionStatus>("status") ?? (fields.Has("done") ? ActionStatus.Done : silent),
            Done = Done(fields),
            DueHistory = [.. fields.Scalars("due_history").Select(s => DueOf(fields, s)).OfType<DueDate>()],
            Acceptance = fields.Text("acceptance"),
            Verifier = fields.Text("verifier"),
            Url = fields.Text("url"),
            Why = fields.Text("why"),
        };
        fields.ReportUnknownKeys();
        if (title is not null)
            return action;
        fields.Faults.Add(ReadingRules.UnreadableAction, fields.Map.Span);
        return null;
    }

    private static Fact<DueDate> Due(Fields fields)
    {
        if (fields.Scalar("due") is not { } scalar)
            return fields.Silence<DueDate>("due");
        return Fields.Absence(scalar) switch
        {
            Statement.Unknown => Fact<DueDate>.Unknown,
            Statement.NotApplicable => Fact<DueDate>.NotApplicable,
            _ => DueOf(fields, scalar) is { } due ? Fact<DueDate>.Of(due) : Fact<DueDate>.Unreadable,
        };
    }

    private static DueDate? DueOf(Fields fields, ScalarNode scalar)
    {
        var due = DueDates.TryRead(scalar.Value.Trim());
        if (due is null)
            fields.Faults.AddMendable(ReadingRules.MalformedTime, TimeFaults.IsBeyondMonth(scalar.Value) ? "beyond" : "due", scalar.Span, TimeFaults.Sure(scalar.Value), ("time", scalar.Value.Trim()));
        return due;
    }

    private static Fact<LocalDate> Done(Fields fields)
    {
        if (fields.Scalar("done") is not { } scalar)
            return default;
        if (Fields.Absence(scalar) is not Statement.Given)
            return Fact<LocalDate>.Unknown;
        if (DueDates.TryReadDay(scalar.Value.Trim()) is { } day)
            return Fact<LocalDate>.Of(day);
        fields.Faults.AddMendable(ReadingRules.MalformedTime, TimeFaults.IsBeyondMonth(scalar.Value) ? "beyond" : "day", scalar.Span, TimeFaults.Sure(scalar.Value), ("time", scalar.Value.Trim()));
        return Fact<LocalDate>.Unreadable;
    }
}
