using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Editions;
using Postmortems.Reading;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Editions;

/// <summary>What is left of a report, and what stands in the place of the rest.</summary>
public sealed class EditedReportTests
{
    private static readonly Edition Public = An.Options.Editions.Single();

    [Theory]
    [InlineData("Ann Lee restarts it.", "Commander restarts it.")]
    [InlineData("We asked ann lee, Ann and @Ann.", "We asked Commander, Commander and Commander.")]
    [InlineData("Planning and Annex stay.", "Planning and Annex stay.")]
    [InlineData("王小明重启了缓存。", "the author重启了缓存。")]
    [InlineData("Write to wang@firm.cn or call +86 139 1234 5678.", "Write to (e-mail address withheld) or call (number withheld).")]
    [InlineData("It ran on db1.corp and 10.1.2.3.", "It ran on (internal address) and (internal address).")]
    [InlineData("See http://grafana/d/1?x=2 for it.", "See (internal address) for it.")]
    [InlineData("See [the board](http://grafana/d/1) and [the post](https://example.org/a).", "See the board and [the post](https://example.org/a).")]
    [InlineData("See [the board][b].\n\n[b]: http://grafana/d/1 \"board\"", "See the board.")]
    [InlineData("See [the post][p].\n\n[p]: https://example.org/a", "See [the post](https://example.org/a).")]
    [InlineData("See [a chat](slack://channel?id=1) or [mail](mailto:wang@firm.cn).", "See a chat or mail.")]
    [InlineData("[![a board](b.png)](http://grafana/d/1)", "a board")]
    [InlineData("Said @carol (and @angular/core).", "Said a colleague (and @angular/core).")]
    [InlineData("Here <!-- a note --> and <!-- no end", "Here and")]
    [InlineData("Here [inside]{.internal} and [outside]{.public}.", "Here and outside.")]
    [InlineData("Here [inside]{.unknown}.", "Here.")]
    [InlineData("::: internal\ninside\n:::\n\nHere", "Here")]
    [InlineData("::: unknown\ninside\n:::\n\nHere", "Here")]
    [InlineData("Here\n\n::: internal\nno end", "Here")]
    [InlineData("`::: internal` is a mark", "`::: internal` is a mark")]
    public void Prose(string written, string left) => Assert.Equal($"## Summary\n\n{left}", BodyOf($"## Summary\n\n{written}\n"));

    [Theory]
    [InlineData("- [ ] Bound it @ann due:2026-04-01", "- [ ] Bound it owner:\"the action's owner\" due:2026-04-01")]
    [InlineData("- [ ] Bound it owner:ann", "- [ ] Bound it owner:\"the action's owner\"")]
    [InlineData("- [ ] Bound it @payments", "- [ ] Bound it @payments")]
    public void Who_does_a_task_is_called_by_what_he_is(string written, string left)
    {
        var report = Edited($"---\ntitle: A\naudience: public\nteams: [payments]\n---\n## Action items\n\n{written}\n");
        Assert.EndsWith($"{left}\n", report.Source.Text, StringComparison.Ordinal);
        Assert.Equal(left.Contains("payments", StringComparison.Ordinal) ? "payments" : "the action's owner", report.Incident!.Actions[0].Owner.Value);
    }

    [Fact]
    public void Fields_keep_what_they_say_without_the_people()
    {
        var incident = Edited("---\ntitle: A\naudience: public\nowner: Ann Lee\nroles: [{role: commander, name: Ann Lee}, {role: scribe, name: payments}]\nteams: [payments]\nauthors: [Bo Ek]\nservices: unknown\ntimeline: [{at: 2026-03-14 12:00, phase: started, text: Ann sees it, by: '@bo'}]\nimpact: {revenue: 10, users: 5}\ninternal_keys: [impact.revenue]\nallow: [{rule: action-without-kind, why: a}]\nown_key: x\n---\n").Incident!;
        Assert.Equal("Commander", incident.Owner.Value);
        Assert.Equal("payments", Assert.Single(incident.Roles).Name);
        Assert.Empty(incident.Authors);
        Assert.Equal(("Commander sees it", "a responder"), (incident.Timeline.Entries[0].Text, incident.Timeline.Entries[0].By));
        Assert.Equal((false, "5"), (incident.Impact.Revenue.IsSaid, incident.Impact.Users.Value));
        Assert.Equal(Incidents.Statement.Unknown, incident.Services.Statement);
        Assert.Empty(incident.Allow);
    }

    [Theory]
    [InlineData("audience: internal")]
    [InlineData("audience: pubic")]
    [InlineData("title: A")]
    [InlineData("audience: public\naudience: internal")]
    [InlineData("audience: public\ninternal_kes: [owner]")]
    [InlineData("audience: public\ninternal_keys: [onwer]")]
    [InlineData("audience: public\ninternal_keys: {owner: yes}")]
    [InlineData("audience: public\nowner: \"a")]
    [InlineData("audiense: internal\naudience: public")]
    public void Where_it_is_not_beyond_doubt_that_it_is_public_it_is_not(string front) => Assert.Empty(Of(Public, $"---\n{front}\n---\n").Reports);

    [Fact]
    public void A_misspelt_audience_withholds_where_reports_are_public_by_default()
    {
        var options = An.Options with { Audience = Incidents.Audience.Public };
        Assert.Single(Of(Public, "---\ntitle: A\n---\n", options).Reports);
        Assert.Empty(Of(Public, "---\ntitle: A\naudience: intrenal\n---\n", options).Reports);
    }

    [Fact]
    public void An_edition_of_all_reports_names_people_where_it_may()
    {
        var partners = new Edition("partners") { HasAllReports = true, NamesPeople = true, InternalKeys = ["owner"], InternalHosts = ["corp.example.net"] };
        var text = Assert.Single(Of(partners, "---\ntitle: A\nowner: Ann Lee\nauthors: [Bo Ek]\n---\nBo Ek on wiki.corp.example.net/x.\n").Reports).Source.Text;
        Assert.DoesNotContain("Ann", text, StringComparison.Ordinal);
        Assert.Contains("Bo Ek on (internal address).", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_that_stand_for_millions_of_values_are_refused()
    {
        var bomb = string.Concat(Enumerable.Range(1, 7).Select(i => $"k{i}: &k{i} [{string.Join(", ", Enumerable.Repeat($"*k{i - 1}", 10))}]\n"));
        Assert.Empty(Of(Public, $"---\ntitle: A\naudience: public\nk0: &k0 [a]\n{bomb}tags: *k7\n---\n").Reports);
    }

    private static string BodyOf(string body) =>
        Edited($"---\ntitle: A\naudience: public\nauthors: [王小明]\nroles: [{{role: commander, name: Ann Lee}}]\n---\n{body}").Source.Text is var text ? text[(text.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..].Trim() : "";

    private static ReadResult Edited(string text) => Assert.Single(Of(Public, text).Reports);

    private static EditedLibrary Of(Edition edition, string text, LibraryOptions? options = null) =>
        EditedLibrary.Of([IncidentReader.Read(new SourceFile("content/incidents/a.md", text), options ?? An.Options)], options ?? An.Options, edition, (new Dictionary<string, long>(), _ => default));
}
