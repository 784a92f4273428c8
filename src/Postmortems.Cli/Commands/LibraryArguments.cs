using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime;
using NodaTime.Text;
using Postmortems.Configuration;

namespace Postmortems.Cli.Commands;

/// <summary>The options that every command on a library has.</summary>
internal sealed class LibraryArguments
{
    public Option<DirectoryInfo?> Root { get; } = new("--root")
    {
        Description = "The folder with postmortems.yml. Default: the nearest one from here upwards, else this folder.",
        HelpName = "folder",
    };

    public Option<string?> Content { get; } = new("--content")
    {
        Description = "The folder of the reports. Default: what the config says, else content/incidents.",
        HelpName = "folder",
    };

    public Option<LocalDate?> Today { get; } = new("--today")
    {
        Description = "The day for which \"overdue\" holds, as 2026-09-30. Default: today in UTC.",
        HelpName = "day",
        CustomParser = ParseDay,
    };

    public Option<int?> Jobs { get; } = new("--jobs", "-j")
    {
        Description = "How many threads may work. The output does not depend on it. Default: one for each processor.",
        HelpName = "n",
        CustomParser = ParseJobs,
    };

    /// <summary>Of the commands that publish; the others see everything.</summary>
    public Option<string?> Edition { get; } = new("--edition")
    {
        Description = "For whom: internal (everything), public, or one that the config declares. Default: internal.",
        HelpName = "name",
    };

    public void AddTo(Command command, bool isPublishing = false)
    {
        if (isPublishing)
            command.Add(Edition);
        command.Add(Root);
        command.Add(Content);
        command.Add(Today);
        command.Add(Jobs);
    }

    public LibraryRequest Read(ParseResult parsed, Shell shell) => new(
        parsed.GetValue(Root) is { } root ? shell.FullPath(root.ToString()) : null,
        parsed.GetValue(Content),
        parsed.GetValue(Today) ?? shell.Today,
        parsed.GetValue(Jobs) ?? Math.Max(1, Environment.ProcessorCount))
    {
        Edition = parsed.GetResult(Edition) is null ? null : parsed.GetValue(Edition),
    };

    private static LocalDate? ParseDay(ArgumentResult result)
    {
        var day = LocalDatePattern.Iso.Parse(result.Tokens[0].Value);
        if (day.Success)
            return day.Value;
        result.AddError($"'{result.Tokens[0].Value}' is no day. Write it as 2026-09-30.");
        return null;
    }

    private static int? ParseJobs(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, out var jobs) && jobs is >= 1 and <= 256)
            return jobs;
        result.AddError($"'{result.Tokens[0].Value}' is no number of threads from 1 to 256.");
        return null;
    }
}

/// <summary>What a command line asks of the library, in plain values.</summary>
internal sealed record LibraryRequest(string? Root, string? Content, LocalDate Today, int Threads)
{
    /// <summary>The name of an edition; null: the internal one.</summary>
    public string? Edition { get; init; }
}
