using System.Collections.Immutable;

namespace Postmortems.Parsing;

/// <summary>Texts that the library carries with it.</summary>
internal static class EmbeddedText
{
    /// <summary>The texts of a folder by their names in it, in ordinal order; line ends as on Unix, whatever machine built the library.</summary>
    public static ImmutableArray<(string Name, string Text)> In(string folder)
    {
        var assembly = typeof(EmbeddedText).Assembly;
        var texts = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith($"{folder}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            texts.Add((name[(folder.Length + 1)..], reader.ReadToEnd().ReplaceLineEndings("\n")));
        }

        return texts.ToImmutable();
    }
}
