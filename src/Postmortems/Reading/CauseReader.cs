using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>Why it could happen, what set it off, who noticed, whom it hurt, and what should have caught it.</summary>
internal static class CauseReader
{
    public static Detection? Detection(Fields root, Taxonomy taxonomy)
    {
        if (root.Child("detection") is not { } fields)
            return null;
        var detection = new Detection(fields.Term("source", taxonomy.Detection), fields.Text("signal"));
        fields.ReportUnknownKeys();
        return detection;
    }

    public static Trigger? Trigger(Fields root, Taxonomy taxonomy)
    {
        // "trigger: unknown" and "trigger: code_push" are what people write first.
        if (root.Node("trigger") is ScalarNode kindAlone)
            return new Trigger(root.TermOf("trigger", kindAlone, taxonomy.Trigger), null, null);
        if (root.Child("trigger") is not { } fields)
            return null;
        var trigger = new Trigger(fields.Term("kind", taxonomy.Trigger), fields.Text("summary"), fields.Text("change"));
        fields.ReportUnknownKeys();
        return trigger;
    }

    public static Impact Impact(Fields root, TimeResolver times)
    {
        if (root.Node("impact") is ScalarNode summary)
            return new Impact { Summary = Fields.FactOf(summary) };
        if (root.Child("impact") is not { } fields)
            return Incidents.Impact.Empty;
        var impact = new Impact
        {
            Summary = fields.Fact("summary"),
            Users = fields.Fact("users"),
            Customers = fields.Fact("customers"),
            RequestsFailed = fields.Fact("requests_failed"),
            Revenue = fields.Fact("revenue"),
            DataLoss = fields.Answer("data_loss"),
            Security = fields.Answer("security"),
            Windows = [.. fields.Maps("windows").Select(window => Window(window, times))],
        };
        fields.ReportUnknownKeys();
        return impact;
    }

    private static HarmWindow Window(Fields fields, TimeResolver times)
    {
        var from = TimesReader.Moment(fields, "from", times, date: null);
        var to = TimesReader.Moment(fields, "to", times, from.Value?.Date);
        var what = fields.Text("what");
        fields.ReportUnknownKeys();
        return new HarmWindow(from.Value, to.Value) { What = what };
    }

    public static ImmutableArray<Cause> Causes(Fields root, Taxonomy taxonomy)
    {
        var causes = ImmutableArray.CreateBuilder<Cause>();
        foreach (var (i, fields) in root.Maps("causes").Index())
        {
            causes.Add(new Cause
            {
                Id = fields.Text("id") ?? $"c{i + 1}",
                Kind = fields.Term("kind", taxonomy.Cause),
                IsPrimary = fields.Answer("primary").Value,
                Summary = fields.Text("summary") ?? "",
                Evaded = fields.Text("evaded"),
                Why = fields.Texts("why"),
            });
            fields.ReportUnknownKeys();
        }

        return causes.ToImmutable();
    }

    public static Fact<ImmutableArray<MissedTest>> MissedTests(Fields root, Taxonomy taxonomy)
    {
        if (root.Node("missed_tests") is not { } written)
            return default;
        if (written is ScalarNode scalar)
        {
            if (Fields.Absence(scalar) is Statement.Unknown)
                return Fact<ImmutableArray<MissedTest>>.Unknown;
            if (Fields.Absence(scalar) is Statement.NotApplicable)
                return Fact<ImmutableArray<MissedTest>>.NotApplicable;
        }

        var tests = ImmutableArray.CreateBuilder<MissedTest>();
        foreach (var (i, fields) in root.Maps("missed_tests").Index())
        {
            tests.Add(new MissedTest
            {
                Id = fields.Text("id") ?? $"m{i + 1}",
                Gate = fields.Term("gate", taxonomy.Gate),
                Reason = fields.Term("reason", taxonomy.Reason),
                Summary = fields.Text("summary") ?? "",
                Cause = fields.Text("cause"),
                RegressionTest = fields.Text("regression_test"),
            });
            fields.ReportUnknownKeys();
        }

        return tests.Count == 0 ? default : Fact<ImmutableArray<MissedTest>>.Of(tests.ToImmutable());
    }
}
