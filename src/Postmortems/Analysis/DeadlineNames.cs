using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Analysis;

/// <summary>What people call a deadline in <c>deadline_notes</c>: "detected-recovered", "发现到恢复", "recovered", "update".</summary>
public static class DeadlineNames
{
    private static readonly ImmutableArray<string> Separators = ["->", "→", "–", "-", " to ", "到", "至"];

    public static bool Names(string clock, Deadline deadline) => Phases(clock) switch
    {
        (null, { } to) => deadline.Repeats ? to is Phase.Update : to == deadline.To,
        ({ } from, { } to) => from == deadline.From && to == deadline.To,
        _ => false,
    };

    /// <summary>The name to propose: "update" for the pace of the updates, which shares its two ends with another deadline.</summary>
    public static string Of(Deadline deadline) => deadline.Repeats ? Vocabulary.Identifier(Phase.Update) : Deadlines.NameOf(deadline);

    /// <summary>The two ends; the last alone where one word was said; neither where it is no clock at all.</summary>
    public static (Phase? From, Phase? To) Phases(string clock)
    {
        if (Find(clock) is { } alone)
            return (null, alone);
        foreach (var separator in Separators)
        {
            if (clock.Split(separator) is [var first, var second] && Find(first) is { } from && Find(second) is { } to)
                return (from, to);
        }

        return default;
    }

    private static Phase? Find(string word) =>
        Vocabulary.Find<Phase>(word.Trim()) ?? Clocks.All.FirstOrDefault(clock => clock.Id == Vocabulary.Fold(word) && clock != Clocks.Harm && clock != Clocks.Elapsed)?.To;
}
