using System.Text.Json.Nodes;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Automation;

/// <summary>Whose work the tool brings along: .ci/notices writes it.</summary>
public sealed class NoticesTests
{
    [Fact]
    public void Every_package_that_is_shipped_is_named_with_its_version_and_licence()
    {
        var parts = File.ReadAllText(Path.Join(Repository.Root, "THIRD-PARTY-NOTICES.txt")).ReplaceLineEndings("\n").Split($"\n\n{new string('-', 80)}\n\n");
        var named = parts.Where(part => part.Contains("\nLicence:", StringComparison.Ordinal)).Select(part => part.Split('\n')[0].Replace(' ', '/'));
        Assert.Equal(Shipped().Order(StringComparer.OrdinalIgnoreCase), named.Order(StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Shipped()
    {
        var described = JsonNode.Parse(File.ReadAllText(Path.Join(AppContext.BaseDirectory, "Postmortems.Cli.deps.json")))!;
        var packages = described["libraries"]!.AsObject().Where(library => (string?)library.Value!["type"] == "package").Select(library => library.Key).ToHashSet();
        Assert.NotEmpty(packages);
        return described["targets"]!.AsObject().Single().Value!.AsObject()
            .Where(library => packages.Contains(library.Key) && (library.Value!["runtime"] ?? library.Value["runtimeTargets"]) is not null)
            .Select(library => library.Key);
    }
}
