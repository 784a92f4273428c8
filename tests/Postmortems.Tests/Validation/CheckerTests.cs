using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Reading;
using Postmortems.Tests.Support;
using Postmortems.Validation;

namespace Postmortems.Tests.Validation;

public class CheckerTests
{
    private static readonly Checker Checker = new(new CheckTerms(An.Options, An.Today));

    [Fact]
    public void Reports_that_are_read_and_judged_together_are_what_they_are_alone()
    {
        var sources = Sources();
        var together = Checker.Judge(IncidentReader.Read(sources, An.Options));
        Assert.Equal(sources.Length, together.Length);
        Assert.All(sources.Zip(together), pair =>
        {
            var alone = Checker.Judge(IncidentReader.Read(pair.First, An.Options));
            Assert.Equal(alone.Findings.Select(finding => finding.ToString()), pair.Second.Findings.Select(finding => finding.ToString()));
            Assert.Equal(alone.Entry?.Id, pair.Second.Entry?.Id);
        });
        Assert.Contains(together, report => report.Entry is null);
        Assert.InRange(together.Count(report => !report.Findings.IsEmpty), 5, together.Length);
    }

    [Fact]
    public void Of_several_only_those_that_are_asked_for_are_judged_and_all_are_entered_in_their_order()
    {
        var reports = IncidentReader.Read(Sources(), An.Options);
        var all = Checker.Judge(reports);
        var asked = reports[1].Source.Path;
        var some = Checker.Judge(reports, path => path == asked);
        Assert.Equal(all.Select(report => report.Entry?.Id), some.Select(report => report.Entry?.Id));
        Assert.NotEmpty(all[1].Findings);
        Assert.Equal(all[1].Findings.Select(finding => finding.ToString()), some[1].Findings.Select(finding => finding.ToString()));
        Assert.All(some.RemoveAt(1), report => Assert.Empty(report.Findings));
    }

    /// <summary>Reports of the sample library, whole, cut short at places, and one that is too long.</summary>
    private static ImmutableArray<SourceFile> Sources()
    {
        var texts = Directory.EnumerateFiles(Path.Join(Repository.Root, "content", "incidents"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Take(12)
            .Select(File.ReadAllText)
            .SelectMany((text, i) => new[] { text, text[..(text.Length * (i + 1) / 13)] })
            .Append(new string('a', IncidentReader.MaxLength + 1));
        return [.. texts.Select((text, i) => new SourceFile($"content/incidents/r{i}.md", text))];
    }
}
