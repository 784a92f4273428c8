using Postmortems.Analysis.Reviews;
using Postmortems.Site.Reviews;
using Spectre.Console;

namespace Postmortems.Cli.Output;

/// <summary>The figures of a review for a person at a terminal: the sentences of the page, and bars in place of its charts.</summary>
internal sealed class FigureSummary(Review review, Shell shell)
{
    private const int BarCells = 24;

    private readonly IAnsiConsole _console = shell.ConsoleOn(shell.Out, shell.IsOutputTerminal);

    private readonly ReviewWords _words = new(review.Scope.Input.Options, "en");

    public void Write()
    {
        Head(_words.Name(review.Period));
        Say(CountSections.SaidOf(review.Coverage, review, _words));
        Bars(review.Coverage.Shares.Select(share => (CountSections.NameOf(share, _words), Share(share.Known, share.Of), _words.Say("figures.of", ("n", ReviewWords.Whole(share.Known)), ("all", ReviewWords.Whole(share.Of))))));
        Head(_words.Say("figures.counts"));
        Say([_words.Say("figures.counts.said", ("n", ReviewWords.Whole(review.Counts.All.Count)), ("range", _words.Range(review.Counts.All.Interval))), Against(review.Counts.All.Change)]);
        var most = review.Counts.All.ByQuarter.Max();
        Bars(review.Counts.Quarters.Zip(review.Counts.All.ByQuarter, (quarter, count) => (quarter.ToString(), Share(count, most), ReviewWords.Whole(count))));
        Head(_words.Say("figures.durations"));
        foreach (var figure in review.Durations.Where(figure => !figure.Now.Dots.IsEmpty))
            Duration(figure);
        Head(_words.Say("figures.time"));
        Say(DurationSections.SaidOf(review.Time, _words));
        Bars(review.Time.Stages.Where(stage => stage.N > 0).Select(stage => (DurationSections.NameOf(stage.Stage, _words), stage.Share, _words.Duration(stage.Total.TotalSeconds))));
        Head(_words.Say("figures.deadlines"));
        Say(review.Deadlines.IsEmpty ? [_words.Say("figures.deadlines.none")] : review.Deadlines.Select(tally => $"{ShareSections.NameOf(tally, _words)}: {ShareSections.Kept(tally, _words)}"));
        Terms("figures.noticed", review.Noticed);
        Terms("figures.causes", review.Causes);
        Terms("figures.triggers", review.Triggers);
        Rest();
    }

    private void Rest()
    {
        Head(_words.Say("figures.escapes"));
        Say(EscapeSections.SaidOf(review.Escapes, _words));
        if (!review.Escapes.Best.IsEmpty)
            Say(EscapeSections.BestSaid(review.Escapes, _words).Append(EscapeSections.TestsSaid(review.Escapes, _words)));
        Head(_words.Say("figures.promises"));
        Say(PromiseSections.SaidOf(review.Promises, review, _words));
        Head(_words.Say("figures.method"));
        Say(MethodSection.SaidOf(review, _words));
    }

    private void Duration(DurationFigure figure)
    {
        _console.MarkupLine($"[bold]{Markup.Escape(DurationSections.NameOf(figure, _words))}[/]");
        Say(
        [
            DurationSections.SaidOf(figure, _words),
            Against(figure.Change),
        ]);
    }

    private void Terms(string title, TermShares shares)
    {
        Head(_words.Say(title));
        Say([ShareSections.SaidOf(shares, _words)]);
        Bars(shares.Terms.Select(term => (ShareSections.NameOf(shares, term, _words), term.Share.Value, $"{ReviewWords.Whole(term.Incidents.Length)}  {_words.Change(term.Change, isShare: true)}")));
    }

    private string Against(Change change) => _words.Say("figures.against", ("baseline", _words.Baseline(review.Scope)), ("change", _words.Change(change)));

    private void Head(string title)
    {
        _console.WriteLine();
        _console.MarkupLine($"[bold underline]{Markup.Escape(title)}[/]");
    }

    private void Say(IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            foreach (var line in WrappedText.Lines(Printable.Line(sentence) + ".", shell.Width))
                _console.WriteLine(line);
        }
    }

    private void Bars(IEnumerable<(string Name, double Share, string Said)> bars)
    {
        var rows = bars.ToList();
        var width = rows.Select(row => row.Name.Length).DefaultIfEmpty().Max();
        foreach (var (name, share, said) in rows)
        {
            var cells = (int)Math.Round(share * BarCells);
            _console.MarkupLine($"  {Markup.Escape(Printable.Line(name).PadRight(width))}  [blue]{new string('█', cells)}[/]{new string('·', BarCells - cells)}  {Markup.Escape(said)}");
        }
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
