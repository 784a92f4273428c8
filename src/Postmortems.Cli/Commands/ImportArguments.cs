using System.Collections.Immutable;
using System.CommandLine;
using NodaTime;
using Postmortems.Importing;
using Postmortems.Language;

namespace Postmortems.Cli.Commands;

/// <summary>The words that <c>import</c> takes.</summary>
internal sealed class ImportArguments
{
    private readonly LibraryArguments _library = new();

    private readonly Argument<string[]> _paths = new("paths") { Description = "Files and folders to import.", Arity = ArgumentArity.OneOrMore };

    private readonly Option<string?> _from = new("--from")
    {
        Description = $"What the files are: {string.Join("; ", Importers.Described.Select(importer => $"{importer.Kind}, {importer.Takes}"))}. Default: as they look.",
        HelpName = string.Join('|', Importers.Kinds),
    };

    private readonly Option<string[]> _map = new("--map")
    {
        Description = "Columns, or labels, by the field that they hold, as \"Kunde=services,Beginn=started\"; or a file with one such pair a line.",
        HelpName = "column=field,…",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Write nothing, and show what would be written, as a diff." };

    private readonly Option<bool> _force = new("--force") { Description = "Write over what was imported from the same source before, and has changed since." };

    private readonly Option<string?> _output = new("--output", "-o") { Description = "The folder that the reports go to. Default: the library's own.", HelpName = "folder" };

    private readonly Option<string?> _language = new("--lang", "-l") { Description = "Language of the reports. Default: by their letters.", HelpName = string.Join('|', Sentences.Languages) };

    private readonly Option<string?> _zone = new("--timezone") { Description = "For times without an offset, as Europe/Berlin. Default: what the source says, else the library's.", HelpName = "zone" };

    private readonly Option<bool> _json = new("--json") { Description = "The summary for another program: what was mapped, guessed and left, file by file." };

    public void AddTo(Command command)
    {
        _paths.Validators.Add(CheckArguments.RefuseOptions);
        _from.AcceptOnlyFromAmong([.. Importers.Kinds]);
        _language.AcceptOnlyFromAmong([.. Sentences.Languages]);
        command.Add(_paths);
        foreach (Option option in (Option[])[_from, _map, _dryRun, _force, _output, _language, _zone, _json])
            command.Add(option);
        _library.AddTo(command);
    }

    public ImportRequest Read(ParseResult parsed, Shell shell)
    {
        var library = _library.Read(parsed, shell);
        var zone = parsed.GetValue(_zone);
        if (zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            throw new Refusal($"There is no time zone '{zone}'. Write it as Europe/Berlin.");
        return new ImportRequest(library with { Content = parsed.GetValue(_output) ?? library.Content }, [.. (parsed.GetValue(_paths) ?? []).Select(shell.FullPath)])
        {
            From = parsed.GetValue(_from),
            Map = Pairs(parsed.GetValue(_map) ?? [], shell),
            IsDryRun = parsed.GetValue(_dryRun),
            Forces = parsed.GetValue(_force),
            Language = parsed.GetValue(_language),
            TimeZone = zone,
            IsJson = parsed.GetValue(_json),
        };
    }

    private static ImmutableDictionary<string, string> Pairs(string[] given, Shell shell)
    {
        var map = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var text in given.SelectMany(word => !word.Contains('=') && File.Exists(shell.FullPath(word)) ? File.ReadLines(shell.FullPath(word)) : word.Split(',')))
        {
            if (text.Trim().Length == 0 || text.TrimStart().StartsWith('#'))
                continue;
            var (column, field) = text.LastIndexOf('=') is > 0 and var sign ? (text[..sign].Trim(), text[(sign + 1)..].Trim()) : (text, "");
            if (!Importers.IsField(field))
                throw new Refusal($"--map: '{text.Trim()}' names no field. Write it as column=field; the fields are {string.Join(", ", Importers.Fields)}.");
            map[column] = field;
        }

        return map.ToImmutable();
    }
}

/// <summary>What a command line asks to be imported, in plain values.</summary>
/// <param name="Paths">Full.</param>
internal sealed record ImportRequest(LibraryRequest Library, ImmutableArray<string> Paths)
{
    public string? From { get; init; }

    public required ImmutableDictionary<string, string> Map { get; init; }

    public bool IsDryRun { get; init; }

    public bool Forces { get; init; }

    public string? Language { get; init; }

    public string? TimeZone { get; init; }

    public bool IsJson { get; init; }
}
