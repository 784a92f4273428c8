using System.Collections.Immutable;
using Postmortems.Diagnostics;

namespace Postmortems.Playbooks;

/// <summary>The chapters that come with the tool: this project's own <c>content/playbook</c>, embedded.</summary>
public static class BuiltInPlaybook
{
    private const string Prefix = "playbook/";

    private static readonly Lazy<ImmutableArray<(string Name, string Text)>> Texts = new(Load);

    /// <param name="folder">Where a team's own chapters stand, from the root.</param>
    public static ImmutableArray<SourceFile> Files(string folder) => [.. Texts.Value.Select(text => new SourceFile($"{folder}/{text.Name}", text.Text))];

    private static ImmutableArray<(string Name, string Text)> Load()
    {
        var assembly = typeof(BuiltInPlaybook).Assembly;
        var texts = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var reader = new StreamReader(stream);
            texts.Add((name[Prefix.Length..], reader.ReadToEnd().ReplaceLineEndings("\n")));
        }

        return texts.ToImmutable();
    }
}
