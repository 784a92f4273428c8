using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Postmortems.Tests.Support;

/// <summary>A workflow of GitHub Actions, as far as the tests look into it.</summary>
internal sealed record WorkflowFile(string Name, string Text, YamlMappingNode Root)
{
    /// <summary>A commit that stands for the tool's own where a template is filled in.</summary>
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    public ImmutableArray<WorkflowJob> Jobs { get; } = [.. Map(Root, "jobs").Select(job => new WorkflowJob(job.Key.ToString(), (YamlMappingNode)job.Value))];

    public IEnumerable<string> Events => Root.Children["on"] is YamlMappingNode map ? map.Select(pair => pair.Key.ToString()) : [Root.Children["on"].ToString()];

    /// <summary>The workflows of this repository, and the one that a team gets.</summary>
    public static ImmutableArray<WorkflowFile> All { get; } =
    [
        .. Repository.Sources(".github/workflows", "*.yml").Select(path => Of(path, File.ReadAllText(path))),
        Of("github-workflow.yml", Scaffold("github-workflow.yml")),
    ];

    public static WorkflowFile Named(string name) => All.Single(file => file.Name == name);

    /// <summary>A template as <c>postmortems init</c> fills it in.</summary>
    public static string Scaffold(string name) =>
        File.ReadAllText(Path.Join(Repository.Root, "src/Postmortems.Cli/Scaffold", name))
            .Replace("{{tool-repository}}", "example/postmortems", StringComparison.Ordinal)
            .Replace("{{tool-ref}}", Commit, StringComparison.Ordinal);

    public static YamlMappingNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    /// <summary>An absent map has no keys.</summary>
    public static YamlMappingNode Map(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) ? (YamlMappingNode)value : [];

    private static WorkflowFile Of(string path, string text) => new(Path.GetFileName(path), text, Parse(text));
}

/// <summary>One job of a workflow.</summary>
internal sealed record WorkflowJob(string Name, YamlMappingNode Node)
{
    public ImmutableArray<YamlMappingNode> Steps { get; } =
        Node.Children.TryGetValue("steps", out var steps) ? [.. ((YamlSequenceNode)steps).Cast<YamlMappingNode>()] : [];

    public IEnumerable<string> Scripts => Steps.Where(step => step.Children.ContainsKey("run")).Select(step => step["run"].ToString());

    /// <summary>The actions of its steps, and the workflow that it calls.</summary>
    public IEnumerable<string> Uses => Steps.Append(Node).Where(node => node.Children.ContainsKey("uses")).Select(node => node["uses"].ToString());

    /// <summary>As "contents: read"; null when the job has the rights of whatever is around it.</summary>
    public IEnumerable<string>? Rights =>
        Node.Children.ContainsKey("permissions") ? WorkflowFile.Map(Node, "permissions").Select(right => $"{right.Key}: {right.Value}") : null;
}
