using System.Collections.Immutable;
using System.Reflection;
using Postmortems.Playbooks;

namespace Postmortems.Cli.Scaffolding;

/// <summary>A file of a new library.</summary>
/// <param name="Path">From the library's root, with "/".</param>
internal sealed record ScaffoldFile(string Path, string Text)
{
    private static readonly Assembly Tool = typeof(ScaffoldFile).Assembly;

    /// <summary>A file that comes with the tool: "scaffold/config.en.yml".</summary>
    public static string Embedded(string name)
    {
        using var reader = new StreamReader(Tool.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The tool carries no {name}."));
        return reader.ReadToEnd();
    }

    /// <summary>The playbook's chapters in these languages, where the library looks for them.</summary>
    public static IEnumerable<ScaffoldFile> Playbook(ImmutableArray<string> languages, string folder) =>
        BuiltInPlaybook.Files(folder)
            .Where(file => languages.Any(tag => file.Path.EndsWith($".{tag}.md", StringComparison.Ordinal)))
            .Select(file => new ScaffoldFile(file.Path, file.Text));
}
