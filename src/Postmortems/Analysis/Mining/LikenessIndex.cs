using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Analysis.Mining;

/// <summary>Finds the reports that are most like one, by what they say of their causes and symptoms. A pure function of the library, whatever its order.</summary>
public sealed class LikenessIndex
{
    /// <summary>Below it two reports of one team have no more in common than any two: the middle of such pairs lies at 0.09 in public postmortems.</summary>
    public const double Floor = 0.12;

    private readonly Dictionary<IncidentId, int> _places;

    private readonly Moment?[] _began;

    // Of each beginning, when it was over: asked of all pairs, and too much to reckon each time.
    private (bool IsRelative, Instant Over)?[]? _over;

    private readonly Concepts _concepts;

    private readonly TermNumbers _numbers = new();

    private readonly Lazy<CauseEvidence> _evidence;

    private readonly Lazy<TextSides> _sides;

    private readonly Lazy<WeightFit> _fit;

    /// <param name="library">Drills and translations among them are passed over.</param>
    /// <param name="concepts">What the team calls differently in different languages; null: what the trade does.</param>
    public LikenessIndex(IEnumerable<Incident> library, Concepts? concepts = null)
    {
        _concepts = concepts ?? Concepts.BuiltIn;
        Incidents = [.. library.Where(incident => incident is { Kind: not ReportKind.Drill, TranslationOf: null }).DistinctBy(incident => incident.Id).OrderBy(incident => incident.Id)];
        var templates = new Templates(Incidents);
        Space = new TermSpace(TermReader.Each(Incidents, Reader, (reader, incident) => reader.Of(incident, templates)), _numbers);
        _sides = new(() => new TextSides(this, templates, side => new TermSpace(TermReader.Each(Incidents, Reader, (reader, incident) => reader.Of(side(incident))), _numbers, Space)));
        _evidence = new(() => new CauseEvidence(Incidents, Sides.Causes));
        Facts = ReportFacts.Of(Incidents);
        Said = new SaidLikeness(Incidents);
        _fit = new(() => WeightFit.Of(this));
        _began = [.. Incidents.Select(incident => incident.Began)];
        _places = Incidents.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index);
    }

    /// <summary>By id: those that are compared.</summary>
    public ImmutableArray<Incident> Incidents { get; }

    /// <summary>What the parts of a likeness weigh, and whether people's words have taught that.</summary>
    public WeightFit Fit => _fit.Value;

    internal TermSpace Space { get; }

    /// <summary>What front matter says of causes, alone: asked for families only.</summary>
    internal CauseEvidence Evidence => _evidence.Value;

    /// <summary>Asked for where a likeness is explained.</summary>
    internal TextSides Sides => _sides.Value;

    internal ReportFacts[] Facts { get; }

    internal SaidLikeness Said { get; }

    /// <summary>The most alike of any time, and no floor: what a person has named first, and what a person has told apart not at all.</summary>
    public ImmutableArray<NearIncident> Nearest(Incident incident, int count) =>
        _places.TryGetValue(incident.Id, out var here) ? Nearest(here, count, double.NegativeInfinity, _ => true) : [];

    /// <summary>The same among those that began before it, above the floor: none where nothing is alike.</summary>
    public ImmutableArray<NearIncident> Earlier(Incident incident, int count)
    {
        if (!_places.TryGetValue(incident.Id, out var here) || incident.Began is not { } began)
            return [];
        var (over, ahead) = (_over ??= [.. _began.Select(other => other is null ? ((bool, Instant)?)null : (other.IsRelative, other.CertainlyOver))], began.CertainlyAhead);
        return Nearest(here, count, Floor, other => over[other] is var (isRelative, end) && isRelative == began.IsRelative && end <= ahead);
    }

    /// <summary>The most alike to a text that is no report, above the floor.</summary>
    public ImmutableArray<NearIncident> NearestTo(string text, int count)
    {
        var terms = Reader().Of(text);
        var (vector, causes, symptoms) = (Space.Vector(terms), Sides.Causes.Vector(terms), Sides.Symptoms.Vector(terms));
        var sums = new double[Space.Count];
        Space.Likenesses(vector, sums);
        return
        [
            .. Enumerable.Range(0, Space.Count)
                .Where(place => sums[place] >= Floor)
                .OrderByDescending(place => sums[place])
                .ThenBy(place => place)
                .Take(count)
                .Select(place =>
                {
                    var (words, concepts) = TermsOf(Space, vector, place, _ => true);
                    return new NearIncident(Incidents[place], sums[place], words, concepts, [], [], null)
                    {
                        CauseTerms = TermsOf(Sides.Causes, causes, place, Sides.Causes.IsRare).Terms,
                        SymptomTerms = TermsOf(Sides.Symptoms, symptoms, place, Sides.Symptoms.IsRare).Terms,
                    };
                }),
        ];

        (ImmutableArray<string> Terms, ImmutableArray<string> Concepts) TermsOf(TermSpace space, (int[] Terms, double[] Weights) vector, int place, Func<int, bool> isTold) =>
            SharedTerms.Of(space, space.Shared(vector, place).Where(term => isTold(term.Term)), () => text, () => SharedTerms.TextOf(Incidents[place]));
    }

    /// <summary>Of two reports by their places.</summary>
    internal double Likeness(int a, int b) => Likeness(a, b, Space.Likeness(a, b));

    /// <param name="words">The likeness of the whole texts.</param>
    internal double Likeness(int a, int b, double words)
    {
        var weights = Fit.Weights;
        return (weights.Words * words)
            + (weights.Cause > 0 ? weights.Cause * Sides.Causes.Likeness(a, b) : 0)
            + (weights.Symptom > 0 ? weights.Symptom * Sides.Symptoms.Likeness(a, b) : 0)
            + Facts[a].With(Facts[b], weights);
    }

    /// <summary>What is weighed in a likeness, in the order of the weights.</summary>
    internal double[] TraitsOf(int a, int b) => [Space.Likeness(a, b), Sides.Causes.Likeness(a, b), Sides.Symptoms.Likeness(a, b), .. Facts[a].TraitsWith(Facts[b])];

    internal NearIncident Explained(int here, int there, double score)
    {
        var (incident, other) = (Incidents[here], Incidents[there]);
        var (terms, concepts) = SharedTerms.Of(Space, Space.Shared(here, there), () => SharedTerms.TextOf(incident), () => SharedTerms.TextOf(other));
        return new NearIncident(
            other,
            score,
            terms,
            concepts,
            [.. ReportFacts.ServicesOf(incident).Intersect(ReportFacts.ServicesOf(other))],
            [.. ReportFacts.KindsOf(incident).Intersect(ReportFacts.KindsOf(other))],
            Said.Of(here, there))
        {
            In = Sides.Between(here, there),
            CauseTerms = TermsOf(Sides.Causes),
            SymptomTerms = TermsOf(Sides.Symptoms),
            Trigger = ReportFacts.TriggerOf(incident).Intersect(ReportFacts.TriggerOf(other)).FirstOrDefault(),
            Escapes = [.. ReportFacts.EscapesOf(incident).Intersect(ReportFacts.EscapesOf(other))],
        };

        ImmutableArray<string> TermsOf(TermSpace side) => SharedTerms.Of(side, side.Shared(here, there).Where(term => side.IsRare(term.Term)), () => SharedTerms.TextOf(incident), () => SharedTerms.TextOf(other)).Terms;
    }

    private TermReader Reader() => new(_concepts, _numbers);

    private ImmutableArray<NearIncident> Nearest(int here, int count, double floor, Func<int, bool> isAsked)
    {
        var sums = new double[Space.Count];
        Space.Likenesses(here, sums);
        var (isNamed, most) = (Said.IsNamed(here), Fit.Weights.Most);
        // Asked of all pairs of a library: what can be no answer goes first, by the cheapest question.
        var found =
            from there in Enumerable.Range(0, Space.Count)
            where (sums[there] + most >= floor || isNamed) && there != here && isAsked(there)
            let said = Said.Of(here, there)
            let score = Likeness(here, there, sums[there])
            where said is not Postmortems.Incidents.Likeness.Different && (said is not null || score >= floor)
            orderby said is not null descending, score descending, there
            select Explained(here, there, score);
        return [.. found.Take(count)];
    }
}
