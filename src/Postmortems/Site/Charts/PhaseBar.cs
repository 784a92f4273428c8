using System.Collections.Immutable;
using NodaTime;

namespace Postmortems.Site.Charts;

/// <summary>A stretch of an incident, from one milestone to the next.</summary>
/// <param name="Tone">Its place among the phases, 1 (latent) to 6 (recover), for colour and pattern.</param>
/// <param name="Length">Null: how long it took is not known.</param>
/// <param name="Said">The length in words, or that it is not known.</param>
public sealed record Stretch(string Name, int Tone, Duration? Length, string Said)
{
    /// <summary>Several phases whose border nobody wrote down.</summary>
    public bool IsJoined { get; init; }
}

/// <summary>A stretch laid out.</summary>
/// <param name="From">In percent from the left.</param>
/// <param name="Width">In percent.</param>
/// <param name="Label">The name, where it has room above its stretch; else empty.</param>
public sealed record StretchMark(Stretch Stretch, double From, double Width, string Label)
{
    /// <summary>Too long to be drawn to scale beside the others: it is drawn broken.</summary>
    public bool IsCut { get; init; }
}

/// <summary>Where the time went: one bar, to scale, with what is unknown hatched.</summary>
public sealed record PhaseBar(ChartWords Words, ImmutableArray<StretchMark> Stretches) : Chart(Words)
{
    /// <summary>Percent of the bar that a stretch of unknown length takes.</summary>
    private const double Unknown = 7;

    /// <summary>Percent that one takes which is more than <see cref="Longest"/> times as long as all others together.</summary>
    private const double Cut = 22;
    private const double Longest = 20;

    /// <summary>Some stretch is not drawn to scale, and a note says so.</summary>
    public bool IsCut => Stretches.Any(mark => mark.IsCut);

    /// <summary>Some stretch holds phases that cannot be told apart.</summary>
    public bool HasJoined => Stretches.Any(mark => mark.Stretch.IsJoined);

    /// <summary>Columns of the numbers: stretch, time.</summary>
    public static PhaseBar Of(ChartWords words, IReadOnlyList<Stretch> stretches)
    {
        var total = stretches.Sum(Seconds);
        var cut = stretches.Count(stretch => Seconds(stretch) > 0) > 1 ? stretches.Where(stretch => Seconds(stretch) > Longest * (total - Seconds(stretch))).FirstOrDefault() : null;
        var toScale = total - (cut is null ? 0 : Seconds(cut));
        var room = 100 - (Unknown * stretches.Count(stretch => stretch.Length is null)) - (cut is null ? 0 : Cut);
        var marks = ImmutableArray.CreateBuilder<StretchMark>();
        var from = 0.0;
        foreach (var stretch in stretches)
        {
            var width = stretch.Length is null ? Unknown : ReferenceEquals(stretch, cut) ? Cut : toScale > 0 ? room * Seconds(stretch) / toScale : 0;
            var isRoom = ChartText.Width(stretch.Name) + 6 <= width / 100 * Narrow;
            marks.Add(new StretchMark(stretch, from, width, isRoom ? stretch.Name : "") { IsCut = ReferenceEquals(stretch, cut) });
            from += width;
        }

        return new PhaseBar(words, marks.ToImmutable())
        {
            Height = 50,
            Numbers = new ChartNumbers(words.Columns, [.. stretches.Select(stretch => new ChartRow([stretch.Name, stretch.Said]))]),
        };
    }

    private static double Seconds(Stretch stretch) => stretch.Length is { } length ? Math.Max(0, length.TotalSeconds) : 0;
}
