using System.Collections.Immutable;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Mining;

/// <summary>Reports that may tell of one cause: a question to a person, unless people have answered it.</summary>
/// <param name="Members">The earliest first; those without a date last, by id.</param>
/// <param name="Terms">What sets them apart from the rest of the library, the most telling first; each is in two members at least.</param>
/// <param name="Medoid">The member that is most like the others.</param>
/// <param name="Telling">The sentence of the medoid that has most of the family's terms; empty where none has any.</param>
/// <param name="Services">Named by two members at least.</param>
/// <param name="CauseKinds">Given by two members at least.</param>
/// <param name="IsSaid">People have called all its members the same cause.</param>
/// <param name="Promises">What was promised after each member, and what came of it.</param>
public sealed record Family(
    ImmutableArray<Incident> Members,
    ImmutableArray<string> Terms,
    Incident Medoid,
    string Telling,
    ImmutableArray<string> Services,
    ImmutableArray<string> CauseKinds,
    bool IsSaid,
    PromiseLedger Promises)
{
    /// <summary>Its address: a member that comes later does not change it.</summary>
    public IncidentId Id => Members[0].Id;

    /// <summary>When the first member began; null where no date is known.</summary>
    public Moment? First => Members.Select(member => member.Began).FirstOrDefault(began => began is { IsRelative: false });

    /// <summary>When the last member began; null where no date is known.</summary>
    public Moment? Last => Members.Select(member => member.Began).LastOrDefault(began => began is { IsRelative: false });
}
