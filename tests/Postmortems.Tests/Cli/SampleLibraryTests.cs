using System.Collections.Immutable;
using Postmortems.Analysis;
using Postmortems.Cli;
using Postmortems.Incidents;
using Postmortems.IO;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Cli;

/// <summary>What is known of the sample library: its findings, and the facts that its sources give.</summary>
public class SampleLibraryTests
{
    private static readonly ImmutableDictionary<string, Incident> Incidents =
        ContentFolder.Read(Repository.Root, ContentFolder.List(Repository.Root, "content/incidents"), LibraryFolder.ReadConfig(Repository.Root).Config.Options, threads: 1)
            .ToImmutableDictionary(report => report.Incident!.Id.Value, report => report.Incident!);

    [Fact]
    public async Task Its_findings_are_those_that_its_sources_bring_along()
    {
        using var shell = new TestShell();
        Assert.Equal(ExitCode.Ok, await shell.RunAsync("check", "--root", Repository.Root, "--format", "pretty", "--today", "2026-09-30"));
        // Paths count from where one stands; the checkout may stand anywhere.
        Golden.Check(shell.Out.Replace(Repository.Root + "/", "", StringComparison.Ordinal), "sample-findings.txt");
    }

    [Fact]
    public void The_big_keys_lasted_80_minutes_78_of_them_harmful_after_19_hours_20_unseen()
    {
        var incident = Incidents["redis-big-keys"];
        Assert.Equal(80, Clocks.Read(incident, Clocks.Elapsed).Elapsed!.Value.Nominal.TotalMinutes);
        Assert.Equal(78, HarmWindows.Total(incident)!.Value.Nominal.TotalMinutes);
        Assert.Equal((19 * 60) + 20, Clocks.Read(incident, Clocks.Latent).Elapsed!.Value.Nominal.TotalMinutes);
    }

    [Fact]
    public void The_table_name_hurt_for_5_minutes_and_10_seconds()
    {
        var incident = Incidents["2020-07-11-mysql-table-name"];
        Assert.Equal(310, HarmWindows.Total(incident)!.Value.Nominal.TotalSeconds);
        Assert.Equal("L2", incident.Severity.Value!.Level!.Id);
    }

    [Fact]
    public void The_footer_was_noticed_after_about_two_days_of_an_unknown_date()
    {
        var incident = Incidents["footer-release"];
        var detect = Clocks.Read(incident, Clocks.Detect).Elapsed!.Value;
        Assert.Equal(2, detect.Nominal.TotalDays);
        Assert.False(detect.IsExact);
        Assert.Null(incident.Began!.Date);
    }

    [Fact]
    public void What_a_source_leaves_open_is_said_and_not_made_up()
    {
        Assert.Equal(Statement.Unknown, Incidents["2025-10-05-collector-memory-leak"].Milestone(Phase.Recovered).Statement);
        Assert.Equal(Statement.Unknown, Incidents["2025-10-05-collector-memory-leak"].Severity.Statement);
        Assert.Contains(Incidents["redis-big-keys"].Assumed, assumption => assumption.Field == "timeline");
        Assert.All(Incidents.Values, incident => Assert.True(incident.IsBackfilled));
    }
}
