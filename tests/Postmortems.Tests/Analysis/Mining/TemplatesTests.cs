using Postmortems.Analysis.Mining;
using Postmortems.Incidents;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Analysis.Mining;

public sealed class TemplatesTests
{
    [Theory]
    [InlineData(8, "The pager rang at once. The disk was full.")]
    [InlineData(9, "  The disk was full.")]
    public void What_more_reports_say_than_a_family_has_members_is_passed_over(int reports, string kept)
    {
        var library = Enumerable.Range(0, reports).Select(i => An.Incident with
        {
            Id = IncidentId.Parse($"r{i}"),
            Title = $"Slow {i}",
            Body = new ReportBody { Text = $"The pager rang at once. Cause {i}." },
        });
        var text = new Templates(library).Without("The pager rang at once. The disk was full.");
        Assert.Equal(kept.Trim(), text.Trim());
    }
}
