using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Analysis.Mining;

/// <summary>Three hundred reports of which is known what recurs: families of one cause in other words, look-alikes of the same symptom with another cause, strangers.</summary>
internal sealed class PlantedLibrary
{
    private static readonly string[] Things =
        ["connection pool", "certificate", "message queue", "search index", "feature flag", "load balancer", "session cache", "payment gateway", "cron job", "image resizer",
         "tax table", "mail relay", "object store", "name server", "rate limiter", "audit log", "recommendation model", "inventory feed", "coupon engine", "address validator",
         "report exporter", "license server", "geocoder", "fraud filter", "shipping label printer", "price importer", "chat bridge", "video encoder", "backup agent", "translation memory",
         "seat map", "loyalty ledger", "barcode scanner", "push notifier", "wallet signer", "map tiles", "thumbnail store", "survey form", "calendar sync", "document index"];

    private static readonly (string Kind, string[] Said)[] Faults =
    [
        ("capacity", ["ran out of slots because nothing released them", "was exhausted, slots were never given back", "had no free slot: releases were skipped on errors"]),
        ("config_defect", ["read a stale setting after the rename of a key", "kept a stale key that had been renamed in its settings", "was started with the old name of a setting"]),
        ("code_defect", ["dropped the last batch by an off-by-one in its loop", "lost the final batch, the loop ended one too early", "skipped one batch at the end by an off-by-one"]),
        ("third_party", ["was throttled by its vendor after a change of plan", "hit the vendor's new throttle", "got throttled when the vendor changed its plan"]),
        ("certificate", ["presented an expired chain that nobody renewed", "went on with a chain past expiry, renewal had stopped", "had a chain that expired as its renewal was off"]),
        ("database", ["waited on a lock that a migration held", "was blocked behind a migration's lock", "could not pass the lock of a long migration"]),
        ("cache", ["served poisoned entries after a partial flush", "answered from entries poisoned by a flush that stopped halfway", "kept poisoned entries, the flush had been partial"]),
        ("network", ["lost packets through a misrouted tunnel", "sent traffic into a tunnel with the wrong route", "dropped packets, the tunnel was routed wrongly"]),
    ];

    private static readonly string[] Symptoms =
        ["Customers saw a spinning wheel at checkout", "Orders took minutes to confirm", "Half of the pages answered with errors", "Login refused valid passwords", "Mobile clients showed empty lists",
         "Dashboards stayed blank", "Refunds were paid twice", "Uploads stopped at ninety percent", "Emails arrived a day late", "Prices were shown in the wrong currency"];

    private static readonly string[] Services = ["shop", "billing", "search", "mail", "login", "media", "stock", "reports"];

    private static readonly string[] Fillers =
        ["The pager rang at once.", "A colleague on call looked at the graphs.", "We rolled nothing back at first.", "Traffic was normal for the hour.", "Support had opened four tickets.",
         "The team met in the usual channel.", "A restart helped for a while.", "Nobody had touched the service that week.", "The release train had left the day before.", "We wrote to the affected customers.",
         "The fix was reviewed by two people.", "Numbers were back to normal by noon.", "The runbook had a page about it, out of date.", "An alert existed and was muted.", "It began on a quiet weekend."];

    private readonly Random _random;
    private readonly List<Incident> _reports = [];

    public PlantedLibrary(int seed)
    {
        _random = new Random(seed);
        var causes = Things.SelectMany((_, thing) => Faults.Select((_, fault) => (Thing: thing, Fault: fault))).OrderBy(_ => _random.Next()).ToList();
        for (var family = 0; family < 30; family++)
        {
            var service = Pick(Services);
            var symptom = Pick(Symptoms);
            var members = Enumerable.Range(0, _random.Next(2, 5)).Select(_ => Add(causes[family], service, _random.Next(3) == 0 ? Pick(Symptoms) : symptom)).ToList();
            Families.Add(members);
            LookAlikes.Add((Add(causes[30 + family], service, symptom), members));
        }

        for (var stranger = 60; _reports.Count < 300; stranger++)
            Add(causes[stranger], Pick(Services), Pick(Symptoms));
    }

    public ImmutableArray<Incident> Reports => [.. _reports];

    public List<List<IncidentId>> Families { get; } = [];

    public List<(IncidentId Report, List<IncidentId> Family)> LookAlikes { get; } = [];

    private IncidentId Add((int Thing, int Fault) cause, string service, string symptom)
    {
        var (thing, fault) = (Things[cause.Thing], Faults[cause.Fault]);
        var told = $"The {thing} {Pick(fault.Said)}";
        var id = IncidentId.Parse($"r{_reports.Count:000}");
        _reports.Add(An.Incident with
        {
            Id = id,
            Title = _random.Next(2) == 0 ? symptom : $"{symptom}: {thing}",
            Services = Fact<ImmutableArray<string>>.Of([service]),
            Causes = [new Cause { Id = "c1", Kind = Fact<string>.Of(fault.Kind), Summary = told }],
            Impact = Impact.Empty with { Summary = Fact<string>.Of(symptom) },
            Body = new ReportBody { Text = $"{symptom}. {string.Join(' ', Enumerable.Range(0, 5).Select(_ => Pick(Fillers)))}\n\nThe {thing} {Pick(fault.Said)}. {Pick(Fillers)}\n" },
            Timeline = An.Timeline((_reports.Count * 1440, Phase.Started)),
        });
        return id;
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
