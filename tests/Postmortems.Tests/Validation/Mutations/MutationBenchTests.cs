using System.Globalization;
using Postmortems.Diagnostics;
using Postmortems.Reading;
using Postmortems.Tests.Support;
using Postmortems.Validation;
using Xunit.Abstractions;

namespace Postmortems.Tests.Validation.Mutations;

/// <summary>
/// Clean reports are clean, and of each kind of slip that people make in them nearly all are named at their line. POSTMORTEMS_MUTATIONS sets how
/// many reports there are; the table is written to the test's output.
/// </summary>
public sealed class MutationBenchTests(ITestOutputHelper output)
{
    private static readonly int Reports =
        int.TryParse(Environment.GetEnvironmentVariable("POSTMORTEMS_MUTATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 24;

    [Fact]
    public void Slips_are_named_at_their_line_and_clean_reports_are_clean()
    {
        var reports = Enumerable.Range(0, Reports).Select(CleanReport.Of).ToList();
        var alarms = reports.SelectMany(report => Check(report.Text).Select(finding => $"{report.Name}: {finding}")).ToList();
        output.WriteLine($"{reports.Count} clean reports: {alarms.Count} false alarms");
        var faults = new List<string>();
        foreach (var kind in Slips.All)
        {
            var slips = reports.Select((report, seed) => (Report: report, Slip: kind.Make(report, new Random(seed)))).Where(pair => pair.Slip is not null).ToList();
            var missed = slips.Where(pair => !IsNamed(kind, pair.Slip!)).ToList();
            output.WriteLine($"{kind.Name,-45} {slips.Count - missed.Count,5} / {slips.Count}");
            foreach (var (report, slip) in missed.Take(3))
                output.WriteLine($"  missed in {report.Name}, line {slip!.Line}: {slip.Lines[slip.Line - 1]}{string.Concat(Check(slip.Text).Select(finding => $"\n    {finding}"))}");
            if (slips.Count < Reports / 3)
                faults.Add($"{kind.Name}: tried on {slips.Count} of {Reports} reports only");
            if (missed.Count * 100 > slips.Count)
                faults.Add($"{kind.Name}: {missed.Count} of {slips.Count} missed, as in {missed[0].Report.Name}, line {missed[0].Slip!.Line}");
        }

        Assert.Empty(faults);
        Assert.Empty(alarms);
    }

    private static bool IsNamed(SlipKind kind, Slip slip) =>
        Check(slip.Text).Any(finding => kind.Codes.Contains(finding.Rule.Code) && finding.Source.Position(finding.Span.Start).Line is var line && (line == slip.Line || line == slip.Other));

    private static IReadOnlyList<Diagnostic> Check(string text) =>
        Checker.Check(new CheckInput([IncidentReader.Read(new SourceFile("content/incidents/a.md", text), An.Options)], An.Options, An.Today) { Files = new Dictionary<string, long>() });
}
