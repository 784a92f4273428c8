using System.Collections.Immutable;
using System.Reflection;

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

    /// <summary>The playbook's pages in these languages; empty in a tool that was built without one.</summary>
    public static ImmutableArray<ScaffoldFile> Playbook(ImmutableArray<string> languages)
    {
        const string folder = "playbook/";
        return
        [
            .. Tool.GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal) && languages.Any(tag => name.EndsWith($".{tag}.md", StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal)
                .Select(name => new ScaffoldFile($"content/{name}", Embedded(name))),
        ];
    }
}
