using System.Collections.Immutable;
using Postmortems.Analysis.Mining;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Analysis.Mining;

public sealed class CauseEvidenceTests
{
    [Fact]
    public void A_shared_word_is_weighed_by_how_many_others_have_it()
    {
        // Ten reports, each of one word that nothing else goes along with. Of two "geocoder", none of the other eight has it: ln(0.7 / (0.5 / 9)). Of
        // three "barcode", one of the other eight: ln(0.7 / (1.5 / 9)).
        var evidence = Of("geocoder", "geocoder", "barcode", "barcode", "barcode", "tunnel", "wallet", "survey", "coupon", "thumbnail");
        Assert.Equal(Math.Log(0.7 / (0.5 / 9)), evidence.Of(0, 1, double.NegativeInfinity), 12);
        Assert.Equal(Math.Log(0.7 / (1.5 / 9)), evidence.Of(2, 3, double.NegativeInfinity), 12);
        // Nothing in common: each has a word that the other lacks, ln((1 - 0.7) / (1 - 0.5 / 9)) for the one and with 1.5 for the other.
        Assert.Equal((Math.Log(0.3 / (1 - (0.5 / 9))) + Math.Log(0.3 / (1 - (1.5 / 9)))) / 2, evidence.Of(0, 2, double.NegativeInfinity), 12);
    }

    [Fact]
    public void Another_kind_of_cause_speaks_against_it()
    {
        var evidence = Of("geocoder", "geocoder", "tunnel");
        var other = Of(["geocoder", "geocoder", "tunnel"], "capacity", "network", "network");
        Assert.Equal(evidence.Of(0, 1, double.NegativeInfinity) + Math.Log(0.15), other.Of(0, 1, double.NegativeInfinity), 12);
    }

    private static CauseEvidence Of(params string[] causes) => Of(causes, []);

    private static CauseEvidence Of(string[] causes, params string[] kinds)
    {
        var incidents = causes.Select((cause, i) => An.Incident with
        {
            Id = IncidentId.Parse($"r{i}"),
            Causes = [new Cause { Id = "c1", Kind = kinds.Length == 0 ? default : Fact<string>.Of(kinds[i]), Summary = cause }],
        }).ToImmutableArray();
        var numbers = new TermNumbers();
        return new CauseEvidence(incidents, new TermSpace(TermReader.Each(incidents, () => new TermReader(Concepts.BuiltIn, numbers), (reader, incident) => reader.Of(ReportText.CausesOf(incident))), numbers));
    }
}
