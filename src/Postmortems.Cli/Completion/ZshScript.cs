using System.Collections.Immutable;

namespace Postmortems.Cli.Completion;

/// <summary>By zsh's own <c>_arguments</c>, with what each word is for beside it.</summary>
internal sealed class ZshScript : IShellScript
{
    public string Name => "zsh";

    public string Write(ImmutableArray<CommandWords> commands) => $$"""
        #compdef postmortems
        # zsh completion of postmortems. In ~/.zshrc, below compinit: source <(postmortems completion zsh)
        _postmortems() {
          local -a commands
          commands=(
        {{string.Join('\n', commands.Skip(1).Select(command => $"    {Quoted($"{command.Name}:{command.Description}")}"))}}
          )
          if (( CURRENT == 2 )) && [[ $PREFIX != -* ]]; then
            _describe -t commands command commands
            return
          fi
          local command=${words[2]}
          [[ $command == -* ]] && command=
          if [[ -n $command ]]; then
            shift words
            (( CURRENT-- ))
          fi
          case $command in
        {{string.Join('\n', commands.Select(Case))}}
          esac
        }
        if [[ $funcstack[1] == _postmortems ]]; then _postmortems "$@"; else compdef _postmortems postmortems; fi

        """.ReplaceLineEndings("\n");

    private static string Case(CommandWords command)
    {
        var options = command.Options.SelectMany(option => option.Names.Select(name => Quoted($"*{name}[{Escaped(option.Description)}]{(option.Takes ? $":value:{Action(option.Values)}" : "")}")));
        var lines = options.Append(Quoted($"*:word:{Action(command.Values)}"));
        return $"    {(command.Name.Length == 0 ? "''" : command.Name)}) _arguments {string.Join(' ', lines)} ;;";
    }

    private static string Action(ImmutableArray<string> values) => values.IsEmpty ? "_files" : $"({string.Join(' ', values)})";

    private static string Escaped(string text) => text.Replace("\\", "\\\\").Replace("[", "\\[").Replace("]", "\\]").Replace(":", "\\:");

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''")}'";
}
