using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Postmortems.Cli.Output;
using Postmortems.Cli.Scaffolding;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.IO;
using Postmortems.Language;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems init</c>.</summary>
internal static class InitCommand
{
    public static Command Create(Shell shell)
    {
        var arguments = new InitArguments();
        var command = new Command("init", "Make a library in a folder: config, templates, workflow and a first report. Never overwrites a file.");
        arguments.AddTo(command);
        command.SetAction((parsed, cancel) => RunAsync(arguments.Read(parsed, shell), shell, cancel));
        return command;
    }

    private static async Task<int> RunAsync(InitRequest request, Shell shell, CancellationToken cancel)
    {
        Refuse(request);
        var library = await SayWhatIsThereAsync(request.Folder, shell);
        var answers = Known(request.Answers with { Content = Content(request) }, library);
        if (!request.AsksNothing && Prompts.On(shell) is { } prompts)
            answers = await answers.AskAsync(prompts, shell, cancel);
        var settled = answers.OrDefaults(shell);
        var tool = request.ToolRepository is { } named ? ToolSource.Own with { Repository = named } : ToolSource.Own;
        var files = LibraryPlan.Files(settled, library ?? ConfigReader.Defaults, tool, request.HasPlaybook);

        var written = files.Where(file => ReportWriter.TryCreate(request.Folder, file.Path, file.Text)).ToImmutableArray();
        var report = FirstReport(request, settled, shell);
        await shell.Out.WriteLineAsync($"In {Printable.Line(request.Folder)}:");
        foreach (var path in written.Select(file => file.Path).Concat(report is null ? [] : [report]))
            await shell.Out.WriteLineAsync($"  wrote {Printable.Line(path)}");
        foreach (var file in files.Except(written))
            await shell.Out.WriteLineAsync($"  kept  {file.Path}, which was there already");
        if (written.Any(file => file.Path == LibraryFolder.ConfigName) && settled.Content is { } content)
            await shell.Out.WriteLineAsync($"The reports are what lies in {(content == "." ? "this folder" : Printable.Line(content))}: that is content in {LibraryFolder.ConfigName}.");
        await SayWhatIsLeftAsync(request.Folder, written, shell);
        await SayNextAsync(request.Folder, report, shell);
        return ExitCode.Ok;
    }

    private static void Refuse(InitRequest request)
    {
        var mistake = RequestCheck.ZoneMistake(request.Answers.TimeZone) ?? (request.ToolRepository is { } tool ? ToolSource.Mistake(tool) : null);
        if (mistake is null && File.Exists(request.Folder))
            mistake = $"{request.Folder} is a file. A library needs a folder.";
        if (mistake is not null)
            throw new Refusal(mistake);
    }

    /// <summary>The folder of the reports, where it is not the usual one: the folder itself, where somebody has kept them so far.</summary>
    private static string? Content(InitRequest request)
    {
        var usual = ConfigReader.Defaults.Content;
        if (request.Answers.Content is not { } said)
            return !Directory.Exists(Path.Join(request.Folder, usual)) && LibraryFolder.HoldsReports(request.Folder) ? "." : null;
        var folder = said.Trim() is "." or "./" ? "." : RelativePath.Resolve(LibraryFolder.ConfigName, said.Trim().TrimEnd('/'))
            ?? throw new Refusal($"'{said}' is not a folder below {request.Folder}. Write it relative, without .., as {usual}.");
        return folder == usual ? null : folder;
    }

    /// <summary>What holds in the library that is there already; null where there is none.</summary>
    private static async Task<LibraryOptions?> SayWhatIsThereAsync(string folder, Shell shell)
    {
        var outer = LibraryFolder.RootFrom(folder);
        if (!File.Exists(Path.Join(outer, LibraryFolder.ConfigName)))
            return null;
        if (outer == folder)
        {
            await shell.Out.WriteLineAsync($"{Printable.Line(folder)} holds a library already. What it lacks is added; what is there stays as it is, and title, time zone and severities are those of its config.");
            return LibraryFolder.ReadConfig(folder).Config.Options;
        }

        await shell.Out.WriteLineAsync($"Note: {Printable.Line(outer)} holds a library, and this folder lies within it. In this folder the new one counts.");
        return null;
    }

    /// <summary>What the library's own config says need not be asked.</summary>
    private static InitAnswers Known(InitAnswers said, LibraryOptions? library) => library is null ? said : said with
    {
        Title = library.Title,
        Languages = said.Languages.IsEmpty ? library.Languages : said.Languages,
        TimeZone = library.TimeZone?.Id ?? said.TimeZone ?? DateTimeZoneId,
        Schemes = [.. library.Schemes.Select(scheme => scheme.Id)],
    };

    // It is not written anywhere: the config is there already.
    private const string DateTimeZoneId = "UTC";

    /// <summary>Only where there is no report yet.</summary>
    private static string? FirstReport(InitRequest request, InitAnswers settled, Shell shell)
    {
        var place = Workplace.Open(new LibraryRequest(request.Folder, null, request.Today, Threads: 1), shell);
        if (!place.Incidents.IsEmpty)
            return null;
        var language = settled.Languages[0];
        var day = NodaTime.Text.LocalDatePattern.Iso.Format(request.Today);
        var mild = place.Options.Schemes.SelectMany(scheme => scheme.Levels).FirstOrDefault(level => !level.IsSevere);
        var said = new ReportRequest
        {
            Title = Sentences.Say(language, "prompt.first-report"),
            Language = language,
            Severity = mild?.Id ?? "unknown",
            Started = $"{day} 09:10",
            Detected = $"{day} 09:14",
            Services = [place.Options.Services.FirstOrDefault()?.Id ?? "checkout"],
        };
        return ReportWriter.Write(new CheckedRequest(said, mild, Id: null), place, request.Today, LibraryPlan.FirstReport(language, request.Today));
    }

    private static async Task SayWhatIsLeftAsync(string folder, ImmutableArray<ScaffoldFile> written, Shell shell)
    {
        foreach (var file in written)
        {
            var line = Array.FindIndex(file.Text.Split('\n'), line => line.Contains(ToolSource.Blank, StringComparison.Ordinal)) + 1;
            if (line > 0)
                await shell.Out.WriteLineAsync($"Complete {file.Path}, line {line.ToString(CultureInfo.InvariantCulture)}: nobody told this build where it came from. Write the tool's repository in place of {ToolSource.Blank}.");
        }

        var ignore = Path.Join(folder, ".gitignore");
        if (written.All(file => file.Path != ".gitignore") && !File.ReadLines(ignore).Any(line => line.Trim().Trim('/') == "site"))
            await shell.Out.WriteLineAsync("Add a line site/ to .gitignore: that is where postmortems build writes.");
        var hasWorkflow = written.Any(file => file.Path.StartsWith(".git", StringComparison.Ordinal) && file.Path != ".gitignore");
        if (hasWorkflow && GitRootAbove(folder) is { } root)
            await shell.Out.WriteLineAsync($"Note: the repository begins at {Printable.Line(root)}, and workflows are read there. Move the workflow, and tell it the folder of the library.");
    }

    private static string? GitRootAbove(string folder)
    {
        if (Path.Exists(Path.Join(folder, ".git")))
            return null;
        for (var here = Directory.GetParent(folder); here is not null; here = here.Parent)
        {
            if (Path.Exists(Path.Join(here.FullName, ".git")))
                return here.FullName;
        }

        return null;
    }

    private static async Task SayNextAsync(string folder, string? report, Shell shell)
    {
        await shell.Out.WriteLineAsync("Next:");
        if (shell.ShortPath(folder) is not "." and var path)
            await shell.Out.WriteLineAsync($"  cd {CommandLine.Quoted(path)}");
        await shell.Out.WriteLineAsync($"  postmortems check        what is wrong{(report is null ? "" : "; nothing yet")}");
        await shell.Out.WriteLineAsync("  postmortems serve        read the site in a browser while you write");
        await shell.Out.WriteLineAsync("  postmortems new          begin a report of your own");
        if (report is not null)
            await shell.Out.WriteLineAsync($"{Printable.Line(report)} shows how a report is written. Delete it when you have one of your own.");
    }
}
