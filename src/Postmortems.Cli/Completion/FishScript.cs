using System.Collections.Immutable;

namespace Postmortems.Cli.Completion;

/// <summary>A <c>complete</c> line for each word, as fish has them.</summary>
internal sealed class FishScript : IShellScript
{
    public string Name => "fish";

    public string Write(ImmutableArray<CommandWords> commands)
    {
        var words = commands.Skip(1).Select(command => $"complete -c postmortems -n __fish_use_subcommand -f -a {command.Name} -d {Quoted(command.Description)}");
        return string.Join('\n', [
            "# fish completion of postmortems: postmortems completion fish > ~/.config/fish/completions/postmortems.fish",
            .. words, .. commands.SelectMany(Lines), ""]);
    }

    private static IEnumerable<string> Lines(CommandWords command)
    {
        var start = $"complete -c postmortems -n {(command.Name.Length == 0 ? "__fish_use_subcommand" : $"'__fish_seen_subcommand_from {command.Name}'")}";
        if (command.Name.Length > 0 && !command.Values.IsEmpty)
            yield return $"{start} -f -a {Quoted(string.Join(' ', command.Values))}";
        foreach (var option in command.Options)
        {
            var values = !option.Takes ? "" : option.Values.IsEmpty ? " -r -F" : $" -x -a {Quoted(string.Join(' ', option.Values))}";
            yield return $"{start} {string.Join(' ', option.Names.Select(Named))}{values} -d {Quoted(option.Description)}";
        }
    }

    private static string Named(string name) =>
        name.StartsWith("--", StringComparison.Ordinal) ? $"-l {name[2..]}" : name.Length == 2 ? $"-s {Quoted(name[1..])}" : $"-o {name[1..]}";

    private static string Quoted(string text) => $"'{text.Replace("\\", "\\\\").Replace("'", "\\'")}'";
}
