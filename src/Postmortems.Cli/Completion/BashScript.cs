using System.Collections.Immutable;

namespace Postmortems.Cli.Completion;

/// <summary>Plain <c>complete -F</c>, which needs neither the package bash-completion nor a bash newer than macOS brings.</summary>
internal sealed class BashScript : IShellScript
{
    public string Name => "bash";

    public string Write(ImmutableArray<CommandWords> commands) => $$"""
        # bash completion of postmortems. In ~/.bashrc: source <(postmortems completion bash)
        _postmortems() {
          local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' values='' words=''
          [ "$COMP_CWORD" -gt 1 ] && command=${COMP_WORDS[1]}
          case "$command $before" in
        {{Lines(commands.SelectMany(Following))}}
          esac
          COMPREPLY=()
          if [ -n "$values" ]; then
            [ "$values" = - ] || { COMPREPLY=($(compgen -W "$values" -- "$word")); return; }
          else
            case "$command" in
        {{Lines(commands.Select(Standing))}}
            esac
            COMPREPLY=($(compgen -W "$words" -- "$word"))
          fi
          [ "${#COMPREPLY[@]}" -gt 0 ] || COMPREPLY=($(compgen -f -- "$word"))
        }
        complete -o filenames -F _postmortems postmortems

        """.ReplaceLineEndings("\n");

    // "-": a file or a text of one's own.
    private static IEnumerable<string> Following(CommandWords command) =>
        from option in command.Options
        where option.Takes
        let patterns = string.Join("|", option.Names.Select(name => $"\"{command.Name} {name}\""))
        select $"    {patterns}) values=\"{(option.Values.IsEmpty ? "-" : string.Join(' ', option.Values))}\" ;;";

    private static string Standing(CommandWords command) =>
        $"      {(command.Name.Length == 0 ? "\"\"" : command.Name)}) words=\"{string.Join(' ', command.Values.Concat(command.Options.SelectMany(option => option.Names)))}\" ;;";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
