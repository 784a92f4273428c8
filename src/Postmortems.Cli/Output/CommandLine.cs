namespace Postmortems.Cli.Output;

/// <summary>Commands that a person may copy from the screen.</summary>
internal static class CommandLine
{
    /// <summary>In double quotes where a shell would break the word.</summary>
    public static string Quoted(string word) =>
        word.All(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '/' or '\\' or '.' or '-' or '_' or ':' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark)
            ? word
            : $"\"{word}\"";
}
