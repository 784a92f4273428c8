using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;

namespace Postmortems.Cli.Completion;

/// <summary>What may be typed behind a command's name, read from its own definition, so that help, manual and completion cannot differ.</summary>
/// <param name="Name">Empty for the tool itself.</param>
/// <param name="Values">The words that may stand there; none where any file or text may.</param>
internal sealed record CommandWords(string Name, string Description, ImmutableArray<OptionWords> Options, ImmutableArray<string> Values)
{
    public ImmutableArray<ArgumentWords> Arguments { get; init; } = [];

    /// <summary>The tool's own words first, then every command's, in the order of the help.</summary>
    public static ImmutableArray<CommandWords> Of(RootCommand root) => [From(root, ""), .. Shown(root).Select(command => From(command, command.Name))];

    private static CommandWords From(Command command, string name)
    {
        // Help is asked of any command; the version of the tool alone.
        var inherited = command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive);
        return new(
            name,
            command.Description ?? "",
            [.. command.Options.Concat(inherited).Where(option => !option.Hidden).Select(OptionWords.From)],
            [.. Shown(command).Select(below => below.Name), .. command.Arguments.SelectMany(OptionWords.ValuesOf)])
        {
            Arguments = [.. command.Arguments.Select(argument => new ArgumentWords(argument.HelpName ?? argument.Name, argument.Description ?? "", argument.Arity))],
        };
    }

    private static IEnumerable<Command> Shown(Command command) => command.Subcommands.Where(below => !below.Hidden);
}

/// <summary>What stands behind a command without a name of its own.</summary>
internal sealed record ArgumentWords(string Name, string Description, ArgumentArity Arity);

/// <summary>One option: its names, the long one first, and the words that may follow it.</summary>
/// <param name="Takes">A value follows it.</param>
/// <param name="Values">Where only some words will do; none where a file or a text is wanted.</param>
internal sealed record OptionWords(ImmutableArray<string> Names, string Description, bool Takes, ImmutableArray<string> Values)
{
    /// <summary>What its value is called in the help.</summary>
    public string HelpName { get; init; } = "";

    public static OptionWords From(Option option)
    {
        var names = option.Aliases.Prepend(option.Name).Distinct().Where(name => name[0] == '-' && char.IsAsciiLetter(name[^1]));
        var takes = option is not HelpOption and not VersionOption && option.ValueType != typeof(bool);
        return new([.. names.OrderByDescending(name => name.StartsWith("--", StringComparison.Ordinal))], option.Description ?? "", takes, takes ? [.. ValuesOf(option)] : [])
        {
            HelpName = option.HelpName ?? "value",
        };
    }

    public static IEnumerable<string> ValuesOf(Symbol symbol) => symbol.GetCompletions(CompletionContext.Empty).Select(item => item.InsertText ?? item.Label);
}
