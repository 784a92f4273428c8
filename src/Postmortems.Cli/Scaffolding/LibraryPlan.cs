using System.Collections.Immutable;
using Postmortems.Configuration;
using Postmortems.Drafting;
using Postmortems.IO;

namespace Postmortems.Cli.Scaffolding;

/// <summary>The files of a new library, but for its first report, which is made as any other is.</summary>
internal static class LibraryPlan
{
    /// <param name="settled">Nothing in it is open any more.</param>
    /// <param name="options">For the folders.</param>
    public static ImmutableArray<ScaffoldFile> Files(InitAnswers settled, LibraryOptions options, ToolSource tool, bool hasPlaybook) =>
    [
        new(LibraryFolder.ConfigName, Config(settled)),
        .. TemplateShelf.BuiltIn
            .Where(template => settled.Languages.Contains(template.Language!))
            .Select(template => new ScaffoldFile($"{options.Templates}/{template.Name}.{template.Language}.md", template.Text)),
        .. Workflow(settled.Host!, tool),
        new(".gitignore", ScaffoldFile.Embedded("scaffold/gitignore")),
        .. hasPlaybook ? ScaffoldFile.Playbook(settled.Languages, options.Playbook) : [],
    ];

    /// <summary>A report to learn from: its times of day are those of <paramref name="day"/>.</summary>
    public static ReportTemplate FirstReport(string language, NodaTime.LocalDate day) =>
        new("first-report", language, ScaffoldFile.Embedded($"scaffold/first-report.{language}.md")
            .Replace("{{due}}", NodaTime.Text.LocalDatePattern.Iso.Format(day.PlusDays(14)), StringComparison.Ordinal));

    private static string Config(InitAnswers settled) =>
        ScaffoldFile.Embedded($"scaffold/config.{settled.Languages[0]}.yml")
            .Replace("{{title}}", YamlValue.Of(settled.Title!), StringComparison.Ordinal)
            .Replace("{{languages}}", YamlValue.OfList(settled.Languages), StringComparison.Ordinal)
            .Replace("{{timezone}}", YamlValue.Of(settled.TimeZone!), StringComparison.Ordinal)
            .Replace("{{content}}", (settled.Content is { } content ? $"content: {YamlValue.Of(content)}" : "# content: content/incidents").PadRight(44), StringComparison.Ordinal)
            .Replace("{{severities}}", YamlValue.OfList(settled.Schemes), StringComparison.Ordinal);

    private static IEnumerable<ScaffoldFile> Workflow(string host, ToolSource tool)
    {
        if (host == "github")
            yield return new ScaffoldFile(".github/workflows/postmortems.yml", Filled("github-workflow.yml", tool.OnGitHub, tool.Ref));
        else if (host == "gitlab")
            yield return new ScaffoldFile(".gitlab-ci.yml", Filled("gitlab-ci.yml", tool.CloneUrl, tool.Ref));
    }

    private static string Filled(string name, string repository, string commit) =>
        ScaffoldFile.Embedded($"scaffold/{name}")
            .Replace("{{tool-repository}}", repository, StringComparison.Ordinal)
            .Replace("{{tool-ref}}", commit, StringComparison.Ordinal);
}
