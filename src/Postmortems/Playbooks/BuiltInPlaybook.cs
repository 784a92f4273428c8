using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Parsing;

namespace Postmortems.Playbooks;

/// <summary>The chapters that come with the tool: this project's own <c>content/playbook</c>, embedded.</summary>
public static class BuiltInPlaybook
{
    private static readonly Lazy<ImmutableArray<(string Name, string Text)>> Texts = new(() => EmbeddedText.In("playbook"));

    /// <param name="folder">Where a team's own chapters stand, from the root.</param>
    public static ImmutableArray<SourceFile> Files(string folder) => [.. Texts.Value.Select(text => new SourceFile($"{folder}/{text.Name}", text.Text))];
}
