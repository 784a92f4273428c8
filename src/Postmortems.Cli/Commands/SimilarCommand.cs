using System.Collections.Immutable;
using System.CommandLine;
using Postmortems.Analysis.Mining;
using Postmortems.Cli.Output;
using Postmortems.Incidents;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems similar</c>.</summary>
internal static class SimilarCommand
{
    private const int DefaultCount = 5;

    public static Command Create(Shell shell)
    {
        var what = new Argument<string?>("report|text") { Description = "A report by its id or its file, or what happened in your own words. \"-\", or nothing: the words from standard input.", Arity = ArgumentArity.ZeroOrOne };
        var count = new Option<int>("--count", "-n") { Description = "How many to name at most.", HelpName = "n", DefaultValueFactory = _ => DefaultCount };
        count.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var said }] && (!int.TryParse(said, out var number) || number is < 1 or > 100))
                result.AddError($"'{said}' is no number from 1 to 100.");
        });
        var asJson = new Option<bool>("--json") { Description = "For other programs, with the scores." };
        var library = new LibraryArguments();
        var command = new Command("similar", "Name the incidents that are most like a report or a text, each with the reasons.") { what, count, asJson };
        library.AddTo(command);
        command.SetAction(parsed =>
        {
            var loaded = LoadedLibrary.Load(library.Read(parsed, shell), shell, new LibraryQuestion { IsJudged = _ => false });
            var likeness = AssembledSite.LibraryOf(loaded, shell.Today).Likeness;
            var near = Find(parsed.GetValue(what), parsed.GetValue(count), loaded, likeness, shell);
            if (parsed.GetValue(asJson))
                Write(near, likeness.Fit, shell);
            else
                new NearList(loaded.Options, shell).Write(near, likeness);
            return ExitCode.Ok;
        });
        return command;
    }

    /// <exception cref="Refusal">It names a file or an id that is no report, or says nothing.</exception>
    private static ImmutableArray<NearIncident> Find(string? what, int count, LoadedLibrary loaded, LikenessIndex likeness, Shell shell)
    {
        if (what is null or "-")
        {
            using var reader = new StreamReader(shell.In());
            what = reader.ReadToEnd();
        }
        else if (ReportOf(what, loaded, shell) is { } named)
        {
            return [.. likeness.Nearest(named, count).Where(near => near.IsNamed || near.Score >= LikenessIndex.Floor)];
        }
        else if (LooksLikeReport(what))
        {
            throw new Refusal($"There is no report '{Printable.Line(what)}' in {loaded.Options.Content}. Name one by its id or its file, or say what happened in a few words.");
        }

        return string.IsNullOrWhiteSpace(what)
            ? throw new Refusal("There is nothing to compare. Name a report, or say what happened in a few words.")
            : likeness.NearestTo(what, count);
    }

    /// <summary>A translation is like what its original is like.</summary>
    private static Incident? ReportOf(string what, LoadedLibrary loaded, Shell shell)
    {
        var path = shell.FullPath(what);
        var incidents = loaded.Reports.Select(report => report.Incident).OfType<Incident>().ToList();
        var named = incidents.Find(incident => incident.Id.Value == what || Path.GetFullPath(incident.Path, loaded.Root) == path)
            ?? incidents.Find(incident => incident.FormerIds.Any(former => former.Value == what));
        return named?.TranslationOf is { } original ? incidents.Find(incident => incident.Id == original) ?? named : named;
    }

    /// <summary>One word with the marks of an id or a file: nobody tells an incident so.</summary>
    private static bool LooksLikeReport(string what) =>
        !what.Any(char.IsWhiteSpace) && (what.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || what.Contains('/', StringComparison.Ordinal) || (char.IsAsciiDigit(what[0]) && what.Contains('-', StringComparison.Ordinal)));

    private static void Write(ImmutableArray<NearIncident> near, WeightFit fit, Shell shell) => JsonText.Write(shell.Out, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("floor", LikenessIndex.Floor);
        MiningJson.Write(json, fit);
        json.WriteStartArray("similar");
        foreach (var incident in near)
            MiningJson.Write(json, incident);
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
