using NodaTime;
using Postmortems.Drafting;
using Postmortems.Incidents;

namespace Postmortems.Tests.Drafting;

public class ReportNameTests
{
    [Theory]
    [InlineData("Checkout slow", "2026-03-14-checkout-slow")]
    [InlineData("  “Über” #1: 50% lost!  ", "2026-03-14-über-1-50-lost")]
    [InlineData("下单变慢（二）", "2026-03-14-下单变慢-二")]
    [InlineData("../../etc/passwd", "2026-03-14-etc-passwd")]
    [InlineData("😀", "2026-03-14")]
    [InlineData("ϒ ǅ x", "2026-03-14-ǆ-x")]
    [InlineData("- \u0301a", "2026-03-14-a")]
    [InlineData("con", "2026-03-14-con")]
    public void A_name_is_the_day_and_the_title(string title, string expected) => Assert.Equal(expected, ReportName.Of("2026-03-14", title).Value);

    [Fact]
    public void Any_text_gives_a_name()
    {
        var random = new Random(7);
        for (var run = 0; run < 5_000; run++)
        {
            var title = string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => (char)random.Next(0x10000)));
            Assert.True(ReportName.Of("2026-03", title).Value.Length <= IncidentId.MaxLength);
        }
    }

    [Theory]
    [InlineData("2026-03-14 12:05", "2026-03-14")]
    [InlineData("2026年3月14日", "2026-03-14")]
    [InlineData("2026-03-14T23:30-08:00", "2026-03-14")]
    [InlineData("2026-03", "2026-03")]
    [InlineData("unknown", "2026-09-30")]
    [InlineData(null, "2026-09-30")]
    public void The_day_is_that_of_the_incident_and_today_without_one(string? time, string expected) =>
        Assert.Equal(expected, ReportName.DayOf(time, new LocalDate(2026, 9, 30)));

    [Theory]
    [InlineData("2026-03-14 12:05", true)]
    [InlineData("约2026年3月14日 12：05", true)]
    [InlineData("2026-03-14T12:05+08:00", true)]
    [InlineData("unknown", true)]
    [InlineData("T+2d", false)]
    [InlineData("12:05", false)]
    [InlineData("yesterday", false)]
    [InlineData("2026-02-30", false)]
    public void A_new_report_has_nothing_to_count_from(string time, bool isKnown) => Assert.Equal(isKnown, ReportTime.TryRead(time));

    [Fact]
    public void The_free_name_beside_a_long_one_is_short_enough()
    {
        var full = ReportName.Of("2026-03-14", new string('a', 300));
        var free = ReportName.FreeBeside(full, id => id.Value.EndsWith("-2", StringComparison.Ordinal));
        Assert.EndsWith("a-3", free.Value, StringComparison.Ordinal);
        Assert.True(free.Value.Length <= IncidentId.MaxLength);
    }
}
