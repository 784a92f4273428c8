using System.Globalization;
using Postmortems.Analysis.Hypotheses;
using Postmortems.Reading;
using Postmortems.Site;

namespace Postmortems.Cli.Output;

/// <summary>Hypotheses for a person at a terminal: each with the lines that it rests on.</summary>
internal sealed class HypothesisText(ReadResult report, Shell shell)
{
    private readonly HypothesisWords _words = new("en");

    public void Write(HypothesisList list)
    {
        Say($"{report.Incident!.Id}: {report.Incident.Title}", "");
        if (list.Ranked.IsEmpty)
            Say(_words.None(list) + ".", "");
        foreach (var (i, hypothesis) in list.Ranked.Index())
        {
            shell.Out.Write("\n");
            Say(string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {_words.Title(hypothesis)} ({_words.Lead(hypothesis)})"), "");
            foreach (var evidence in hypothesis.Evidence)
                Say($"{PlaceOf(report, evidence)}  {(evidence.IsAgainst ? "against: " : "")}{_words.When(evidence)}{(evidence.At is null ? "" : "  ")}{_words.Said(evidence)}", "     ");
            Say(_words.Refuted(hypothesis) + ".", "   ");
        }

        shell.Out.Write("\n");
        Say(_words.Note + ".", "");
    }

    /// <summary>"content/incidents/slow.md:14".</summary>
    public static string PlaceOf(ReadResult report, Evidence evidence)
    {
        var line = evidence.Place is { } place ? report.Source.Position(report.Places.Of(place).Start).Line : evidence.Line;
        return string.Create(CultureInfo.InvariantCulture, $"{evidence.File}:{line}");
    }

    private void Say(string text, string indent)
    {
        foreach (var line in WrappedText.Lines(Printable.Line(text), shell.Width - indent.Length))
            shell.Out.Write($"{indent}{line}\n");
    }
}
