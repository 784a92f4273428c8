using Postmortems.Analysis.Mining;
using Postmortems.Analysis.Statistics;
using Postmortems.Analysis.Suggestions;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Analysis.Suggestions;

public sealed class LibrarySuggestionsTests
{
    private static readonly string[] Pool = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett", "kilo", "lima", "mike", "november"];

    [Theory]
    [InlineData("A certificate of the gateway expired and nobody had renewed it", "certificate")]
    [InlineData("The disk of the database was full and writes were refused", "capacity")]
    [InlineData("网关证书过期，没有人续期", "certificate")]
    public void What_is_told_alike_is_suggested_and_comes_first(string told, string kind)
    {
        var draft = Report("draft", told, null);
        var suggested = new LibrarySuggestions([.. Certificates(8), .. Disks(8), draft]).For(draft, SuggestedFact.Cause)!;
        Assert.Equal(kind, suggested.Ranked[0].Kind);
        Assert.Equal(["capacity", "certificate"], suggested.Ranked.Select(suggestion => suggestion.Kind).Order(StringComparer.Ordinal));
        Assert.Equal((16, 16), (suggested.Accuracy.Right, suggested.Accuracy.Of));
    }

    [Fact]
    public void Four_labelled_reports_of_a_kind_are_too_few()
    {
        var draft = Report("draft", "A certificate expired", null);
        var library = new LibrarySuggestions([.. Certificates(4), .. Disks(9), draft]);
        Assert.Null(library.For(draft, SuggestedFact.Cause));
        Assert.Equal((Withheld.TooFew, 9), (library.BasisOf(SuggestedFact.Cause).Withheld, library.BasisOf(SuggestedFact.Cause).Labelled));
        Assert.NotNull(new LibrarySuggestions([.. Certificates(5), .. Disks(9), draft]).For(draft, SuggestedFact.Cause));
    }

    [Fact]
    public void What_a_person_has_said_is_left_alone()
    {
        var said = Report("said", "A certificate expired", "capacity");
        Assert.Null(new LibrarySuggestions([.. Certificates(8), .. Disks(8), said]).For(said, SuggestedFact.Cause));
        var ruledOut = Report("ruled-out", "A certificate expired", null) with { Trigger = new Trigger(Fact<string>.NotApplicable, null, null), MissedTests = Fact<System.Collections.Immutable.ImmutableArray<MissedTest>>.NotApplicable };
        Assert.Equal([true, false, false, false], Enum.GetValues<SuggestedFact>().Select(fact => LibrarySuggestions.Lacks(ruledOut, fact)));
    }

    [Theory]
    [InlineData(SuggestedFact.Trigger, "expiry")]
    [InlineData(SuggestedFact.Gate, "monitoring")]
    [InlineData(SuggestedFact.Reason, "no_tooling")]
    public void Trigger_gate_and_reason_are_learnt_in_the_same_way(SuggestedFact fact, string kind)
    {
        var draft = Report("draft", "A certificate of the gateway expired", null);
        Assert.Equal(kind, new LibrarySuggestions([.. Certificates(8), .. Disks(8), draft]).For(draft, fact)!.Ranked[0].Kind);
    }

    [Fact]
    public void The_order_of_the_reports_makes_no_difference()
    {
        var draft = Report("draft", "The gateway was slow after the disk had been full", null);
        Incident[] library = [.. Certificates(8), .. Disks(8), draft];
        Assert.Equal(
            new LibrarySuggestions(library).For(draft, SuggestedFact.Cause)!.Ranked.AsEnumerable(),
            new LibrarySuggestions(library.Reverse()).For(draft, SuggestedFact.Cause)!.Ranked);
    }

    [Fact]
    public void Labels_that_have_nothing_to_do_with_the_texts_suggest_nothing_but_seldom()
    {
        var given = Enumerable.Range(0, 200).Count(seed => new LibrarySuggestions(Strangers((ulong)seed)).BasisOf(SuggestedFact.Cause).Withheld is Withheld.No);
        Assert.InRange(given, 0, 10);
    }

    [Fact]
    public void Two_far_examples_are_weighed_as_by_hand()
    {
        // K + 1 + λ is [[2.5, 1], [1, 2.5]], and Y [[1, -1], [-1, 1]]: each weighs ±1 / 1.5, and the constants come to nothing.
        var numbers = new TermNumbers();
        var vectors = TermVectors.Of([WeightedTerms.Of(Report("a", "alpha", null), Concepts.BuiltIn, numbers), WeightedTerms.Of(Report("b", "bravo", null), Concepts.BuiltIn, numbers)], numbers);
        var classifier = RidgeClassifier.Learn(RidgeClassifier.Products(vectors), [0, 1], 2, [0, 1]);
        foreach (var values in new[] { classifier.Values([1, 0]), classifier.Over(vectors)(vectors[0]) })
            Assert.Equal((1 / 1.5, -1 / 1.5), (Math.Round(values[0], 9), Math.Round(values[1], 9)), new Nearly());
    }

    [Fact]
    public void What_is_said_of_the_accuracy_holds_for_reports_that_were_never_seen()
    {
        // Half of the words tell the kind, half are anybody's: neither hopeless nor sure.
        var (stated, right, of) = (0.0, 0, 0);
        for (var seed = 0; seed < 12; seed++)
        {
            var told = Noisy((ulong)seed).ToList();
            var library = new LibrarySuggestions([.. told.Select((pair, place) => place % 2 == 0 ? pair.Report : pair.Report with { Causes = [] })]);
            foreach (var (report, kind) in told.Where((_, place) => place % 2 == 1))
            {
                if (library.For(report with { Causes = [] }, SuggestedFact.Cause) is not { } suggested)
                    continue;
                (stated, of) = (stated + suggested.Accuracy.Share, of + 1);
                right += suggested.Ranked[0].Kind == kind ? 1 : 0;
            }
        }

        Assert.InRange(of, 500, 600);
        Assert.InRange((stated - right) / of, -0.05, 0.05);
        Assert.InRange((double)right / of, 0.5, 0.95);
    }

    private static IEnumerable<Incident> Certificates(int count) => Enumerable.Range(0, count).Select(i => Report($"certificate-{i}", $"A certificate of service {Pool[i]} expired, and clients refused it", "certificate", "expiry", "monitoring", "no_tooling"));

    private static IEnumerable<Incident> Disks(int count) => Enumerable.Range(0, count).Select(i => Report($"disk-{i}", $"The disk of {Pool[i]} ran full of logs, and writes failed", "capacity", "capacity", "load", "risk_accepted"));

    private static IEnumerable<Incident> Strangers(ulong seed)
    {
        var random = new SeededNumbers(seed);
        return Enumerable.Range(0, 24).Select(i => Report($"r{i:00}", string.Join(' ', Enumerable.Range(0, 8).Select(_ => Pool[random.Between(0, Pool.Length)])), i % 2 == 0 ? "cache" : "dns"));
    }

    private static IEnumerable<(Incident Report, string Kind)> Noisy(ulong seed)
    {
        var random = new SeededNumbers(1_000 + seed);
        return Enumerable.Range(0, 100).Select(i =>
        {
            var kind = random.Between(0, 2);
            var words = Enumerable.Range(0, 5).Select(_ => Pool[random.Unit() < 0.45 ? (kind * 7) + random.Between(0, 7) : random.Between(0, Pool.Length)]);
            return (Report($"r{i:00}", string.Join(' ', words), kind == 0 ? "cache" : "dns"), kind == 0 ? "cache" : "dns");
        });
    }

    private sealed class Nearly : IEqualityComparer<(double A, double B)>
    {
        public bool Equals((double A, double B) x, (double A, double B) y) => Math.Abs(x.A - y.A) < 1e-6 && Math.Abs(x.B - y.B) < 1e-6;

        public int GetHashCode((double A, double B) pair) => 0;
    }

    private static Incident Report(string id, string told, string? kind, string? trigger = null, string? gate = null, string? reason = null) => An.Incident with
    {
        Id = IncidentId.Parse(id),
        Title = told,
        Causes = kind is null ? [] : [new Cause { Id = "c1", Kind = Fact<string>.Of(kind) }],
        Trigger = trigger is null ? null : new Trigger(Fact<string>.Of(trigger), null, null),
        MissedTests = gate is null ? default : Fact<System.Collections.Immutable.ImmutableArray<MissedTest>>.Of([new MissedTest { Id = "m1", Gate = Fact<string>.Of(gate), Reason = Fact<string>.Of(reason!) }]),
    };
}
