using System.CommandLine;
using System.CommandLine.Parsing;
using Postmortems.Analysis.Reviews;
using Postmortems.Cli.Output;
using Postmortems.Incidents;
using Postmortems.Site.Data;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems analyze</c>.</summary>
internal static class AnalyzeCommand
{
    public static Command Create(Shell shell)
    {
        var quarter = new Option<ReviewPeriod?>("--quarter")
        {
            Description = "The quarter, as 2026-q3. Default: the last one with an incident.",
            HelpName = "quarter",
            CustomParser = result => Parse(result, isYear: false),
        };
        var year = new Option<ReviewPeriod?>("--year") { Description = "A whole year, as 2026.", HelpName = "year", CustomParser = result => Parse(result, isYear: true) };
        var format = new Option<string>("--format") { Description = "text for people; json and csv for other programs, with the same figures.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "csv");
        var asJson = new Option<bool>("--json") { Description = "The same as --format json." };
        var folder = new Argument<DirectoryInfo?>("folder") { Description = "The folder of the library. Default: as --root says.", Arity = ArgumentArity.ZeroOrOne };
        var library = new LibraryArguments();
        var command = new Command("analyze", "Reckon the figures of a quarter or a year, each with how much it rests on; in JSON also what is alike.") { quarter, year, format, asJson, folder };
        command.Validators.Add(given =>
        {
            if (given.GetResult(folder) is { Tokens.Count: > 0 } && given.GetResult(library.Root) is not null)
                given.AddError("The folder of the library is named twice: say it alone, or with --root.");
            if (given.GetResult(quarter) is not null && given.GetResult(year) is not null)
                given.AddError("A quarter or a year: say one of --quarter and --year.");
        });
        library.AddTo(command, isPublishing: true);
        command.SetAction(parsed =>
        {
            var request = library.Read(parsed, shell);
            if (parsed.GetValue(folder) is { } root)
                request = request with { Root = shell.FullPath(root.ToString()) };
            return Run(request, parsed.GetValue(quarter) ?? parsed.GetValue(year), parsed.GetValue(asJson) ? "json" : parsed.GetRequiredValue(format), shell);
        });
        return command;
    }

    /// <summary>What the reports have wrong is for <c>check</c> to say: the figures say what they rest on.</summary>
    private static int Run(LibraryRequest request, ReviewPeriod? asked, string format, Shell shell)
    {
        var question = new LibraryQuestion { Judged = (reports, options) => CountedIn(new ReviewInput([.. reports.Select(report => report.Incident).OfType<Incident>()], options, request.Today), asked) };
        var library = AssembledSite.LibraryOf(LoadedLibrary.Load(request, shell, question), request.Today);
        if ((asked ?? Review.Last(library.ReviewInput)) is not { } period)
        {
            if (format == "json")
            {
                FigureJson.Write(null, library, shell.Out);
                return ExitCode.Ok;
            }

            shell.Error.WriteLine("No incident knows a date, so there is no quarter to analyse. Name one with --quarter, or a year with --year.");
            return ExitCode.Failure;
        }

        var review = library.ReviewOf(period);
        switch (format)
        {
            case "json": FigureJson.Write(review, library, shell.Out); break;
            case "csv": shell.Out.Write(FiguresTable.Csv(review)); break;
            default: new FigureSummary(review, shell).Write(); break;
        }

        return ExitCode.Ok;
    }

    /// <summary>Those whose findings the figures count: what is wrong with the reports of other times is not told.</summary>
    private static HashSet<string> CountedIn(ReviewInput input, ReviewPeriod? asked) =>
        (asked ?? Review.Last(input)) is { } period ? [.. ReviewScope.Of(input, period).Filed.Select(incident => incident.Path)] : [];

    private static ReviewPeriod? Parse(ArgumentResult result, bool isYear)
    {
        if (ReviewPeriod.Parse(result.Tokens[0].Value) is { } period && period.IsYear == isYear)
            return period;
        result.AddError(isYear ? $"'{result.Tokens[0].Value}' is no year. Write it as 2026." : $"'{result.Tokens[0].Value}' is no quarter. Write it as 2026-q3.");
        return null;
    }
}
