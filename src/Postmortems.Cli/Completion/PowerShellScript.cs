using System.Collections.Immutable;

namespace Postmortems.Cli.Completion;

/// <summary>A native argument completer, for Windows PowerShell 5.1 and PowerShell 7.</summary>
internal sealed class PowerShellScript : IShellScript
{
    public string Name => "powershell";

    public string Write(ImmutableArray<CommandWords> commands) => $$"""
        # PowerShell completion of postmortems. In $PROFILE: postmortems completion powershell | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName postmortems -ScriptBlock {
          param($word, $line, $cursor)
          $standing = @{
        {{string.Join('\n', commands.Select(Standing))}}
          }
          $following = @{
        {{string.Join('\n', commands.SelectMany(Following))}}
          }
          $given = @($line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { $_.ToString() })
          $command = if ($given.Count -gt 1 -and $given[1] -notlike '-*') { $given[1] } else { '' }
          $key = "$command $($given[-1])"
          $choices = if ($following.ContainsKey($key)) { $following[$key] } else { $standing[$command] }
          $choices | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """.ReplaceLineEndings("\n");

    private static string Standing(CommandWords command) =>
        $"    '{command.Name}' = {List(command.Values.Concat(command.Options.SelectMany(option => option.Names)))}";

    // No words: PowerShell goes on to the names of files by itself.
    private static IEnumerable<string> Following(CommandWords command) =>
        from option in command.Options
        where option.Takes
        from name in option.Names
        select $"    '{command.Name} {name}' = {List(option.Values)}";

    private static string List(IEnumerable<string> words) => $"@({string.Join(", ", words.Select(word => $"'{word.Replace("'", "''")}'"))})";
}
