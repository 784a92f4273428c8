using System.Collections.Immutable;
using Postmortems.Analysis.Mining;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Cli.Output;

/// <summary>The nearest incidents for people, each with why it is taken for near. An order and reasons, no scores.</summary>
internal sealed class NearList(LibraryOptions options, Shell shell)
{
    /// <param name="compared">What they were found among.</param>
    public void Write(ImmutableArray<NearIncident> near, LikenessIndex compared)
    {
        if (near.IsEmpty)
        {
            shell.Out.WriteLine($"None of {compared.Incidents.Length} reports is alike enough to be named.");
            return;
        }

        foreach (var (place, incident) in near.Index())
            Write(place + 1, incident);
        shell.Out.WriteLine("Alike in words and facts is not yet the same cause: whoever knows says it in the report, with related: and same:.");
        if (compared.Fit.Decision is not WeightDecision.TooFew)
            shell.Out.WriteLine($"{WeightText.Of(compared.Fit, "en")}.");
    }

    private void Write(int place, NearIncident near)
    {
        var incident = near.Incident;
        var day = incident.Began is { } began ? MomentText.Day(began, "en") + "  " : "";
        shell.Out.WriteLine($"{place}. {Printable.Line(incident.Title.Length > 0 ? incident.Title : incident.Id.Value)}");
        shell.Out.WriteLine($"   {day}{incident.Id}");
        foreach (var reason in Reasons(near))
            shell.Out.WriteLine($"   {Printable.Line(reason)}");
        shell.Out.WriteLine();
    }

    private IEnumerable<string> Reasons(NearIncident near)
    {
        if (near.Said is { } said)
            yield return said is Likeness.Unsaid ? "named as related" : $"named as related: the same {said.ToString().ToLowerInvariant()}";
        foreach (var words in Words(near))
            yield return words;
        if (!near.Concepts.IsEmpty)
            yield return $"both speak of: {string.Join(", ", near.Concepts.Select(concept => concept.Replace('_', ' ')))}";
        if (!near.Services.IsEmpty)
            yield return $"same service: {string.Join(", ", near.Services)}";
        if (!near.CauseKinds.IsEmpty)
            yield return $"same kind of cause: {string.Join(", ", near.CauseKinds.Select(kind => NameOf(kind, options.Taxonomy.Cause)))}";
        if (near.Trigger is { } trigger)
            yield return $"same kind of trigger: {NameOf(trigger, options.Taxonomy.Trigger)}";
        foreach (var escape in near.Escapes)
        {
            var (gate, reason) = (escape[..escape.IndexOf(':', StringComparison.Ordinal)], escape[(escape.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            yield return $"slipped through alike: {NameOf(gate, options.Taxonomy.Gate)}, {NameOf(reason, options.Taxonomy.Reason)}";
        }
    }

    /// <summary>Words of one's own have no sides: there it is told where the report has them.</summary>
    private static IEnumerable<string> Words(NearIncident near)
    {
        var isText = near.In is null;
        if (!near.CauseTerms.IsEmpty)
            yield return $"{(isText ? "its causes say" : "of the cause both say")}: {string.Join(", ", near.CauseTerms)}";
        if (!near.SymptomTerms.IsEmpty)
            yield return $"{(isText ? "what was seen there says" : "of what was seen both say")}: {string.Join(", ", near.SymptomTerms)}";
        if (!near.OtherTerms.IsEmpty)
            yield return $"both say: {string.Join(", ", near.OtherTerms)}";
        if (near.Said is null && near.In is { } side && Hint(side) is { } hint)
            yield return hint;
    }

    private static string? Hint(AlikeIn side) => side switch
    {
        AlikeIn.Cause => "alike in the causes that both state, and not in what was seen",
        AlikeIn.Symptom => "alike in what was seen, and not in the causes that both state: it may be another cause",
        _ => null,
    };

    private static string NameOf(string id, IEnumerable<Term> terms) => terms.FirstOrDefault(term => term.Id == id)?.Name.In("en") ?? id;
}
