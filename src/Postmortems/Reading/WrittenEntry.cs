using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>A timeline line as written, in YAML or Markdown: its time not yet resolved.</summary>
internal sealed record WrittenEntry
{
    public TimeScan Scan { get; init; }

    public WrittenTime Time { get; init; }

    /// <summary>The text that begins like a time: kept, so that a time that makes no sense is still shown.</summary>
    public string TimeText { get; init; } = "";

    public Phase? Phase { get; init; }

    /// <summary>A word in bold where a phase stands, which is one letter away from one.</summary>
    public (string Word, Phase Meant)? Slip { get; init; }

    public string Text { get; init; } = "";

    public string? By { get; init; }

    public string? Evidence { get; init; }

    public required TextSpan Span { get; init; }

    public required TextSpan TimeSpan { get; init; }

    /// <summary>Somebody meant a time or a phase here, and it cannot be told which.</summary>
    public bool IsUnclear { get; init; }

    /// <summary>Says that somebody meant this as a timeline line, and not as prose.</summary>
    public bool IsMarked => Scan is not TimeScan.None || Phase is not null || IsUnclear;
}
