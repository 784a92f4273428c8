using NodaTime;
using Postmortems.Importing;

namespace Postmortems.Tests.Importing;

public sealed class ForeignTimeTests
{
    private static readonly LocalDate Near = new(2019, 3, 26);

    [Theory]
    [InlineData("2017-09-29 08:59", "2017-09-29 08:59")]
    [InlineData("Sep 29 2017 08:59", "2017-09-29 08:59")]
    [InlineData("September 29th, 2017, 8:59 am", "2017-09-29 08:59")]
    [InlineData("29 Sep 2017", "2017-09-29")]
    [InlineData("Friday, Sep 29, 2017 at 20:59:07", "2017-09-29 20:59:07")]
    [InlineData("2:54 PM", "14:54")]
    [InlineData("12:05 AM", "00:05")]
    [InlineData("0:25:59 AM", "00:25:59")]
    [InlineData("[12-05 16:21]", "2018-12-05 16:21")]
    [InlineData("[03-20 16:46]", "2019-03-20 16:46")]
    [InlineData("**Jan 13:**", "2019-01-13")]
    [InlineData("~18:10", "~18:10")]
    [InlineData("2018-10-08 ~18:10", "~2018-10-08 18:10")]
    [InlineData("2023年4月5日 下午3点20分", "2023-04-05 15:20")]
    [InlineData("4月5日 15：20", "2019-04-05 15:20")]
    [InlineData("29-09-2021", "2021-09-29")]
    [InlineData("29.09.2021 10:00", "2021-09-29 10:00")]
    [InlineData("04/25/2021", "2021-04-25")]
    [InlineData("25/04/2021", "2021-04-25")]
    [InlineData("04/03/2019", "2019-04-03")]
    [InlineData("26/03/2019", "2019-03-26")]
    [InlineData("05/Mar/23 9:12 AM", "2023-03-05 09:12")]
    [InlineData("11:21a", "11:21")]
    [InlineData("12:28p", "12:28")]
    [InlineData("`09:14`", "09:14")]
    [InlineData("{{ 06:10 }}", "06:10")]
    public void A_time_is_read_as_people_write_it(string written, string ours)
    {
        var time = ForeignTimeReader.Read(written, Near);
        Assert.NotNull(time);
        Assert.Equal(ours, time.Text(time.Date, null));
        Assert.Equal(written.Length, time.Length);
    }

    [Theory]
    [InlineData("10/20 nodes are back")]
    [InlineData("5 may fail")]
    [InlineData("10:75")]
    [InlineData("2023-MM-DD")]
    [InlineData("3 days later")]
    [InlineData("February was quiet")]
    [InlineData("25:10")]
    [InlineData("")]
    public void What_only_looks_like_a_time_is_none(string written) => Assert.Null(ForeignTimeReader.Read(written, Near));

    [Theory]
    [InlineData("09:30 UTC", "UTC")]
    [InlineData("7:09 AM Eastern", "America/New_York")]
    [InlineData("08:00 (PDT)", "America/Los_Angeles")]
    [InlineData("08:00 北京时间", "Asia/Shanghai")]
    [InlineData("08:00 Europe/Berlin", "Europe/Berlin")]
    [InlineData("08:00 the alert", null)]
    public void A_zone_behind_it_is_known_by_its_name(string written, string? zone) => Assert.Equal(zone, ForeignTimeReader.Read(written, Near)!.Zone);

    [Fact]
    public void A_known_day_settles_which_of_two_numbers_is_the_month()
    {
        Assert.Equal(new LocalDate(2021, 10, 4), ForeignTimeReader.Read("04/10/2021", new LocalDate(2021, 10, 3))!.Date);
        Assert.Equal(new LocalDate(2024, 1, 5), ForeignTimeReader.Read("01-05-2024", new LocalDate(2024, 1, 5))!.Date);
        Assert.Equal(new LocalDate(2024, 5, 1), ForeignTimeReader.Read("01-05-2024", null)!.Date);
        Assert.Equal(new LocalDate(2024, 1, 5), ForeignTimeReader.Read("01/05/2024", null)!.Date);
    }

    [Fact]
    public void A_word_that_begins_like_a_weekday_is_none() => Assert.Equal("Mongodb down", ReportTitle.Of("2023-05-18 Mongodb down").Title);

    [Fact]
    public void A_stretch_keeps_its_end_as_written()
    {
        var time = ForeignTimeReader.Read("2017-02-09 00:25 - 00:29 AM", Near)!;
        Assert.Equal("2017-02-09 00:25", time.Text(time.Date, null));
        Assert.Equal("- 00:29 AM", time.Until);
    }

    [Theory]
    [InlineData("*(All times US/Pacific, 24-hour clock.)*", "America/Los_Angeles")]
    [InlineData("All times in CEST", "Europe/Berlin")]
    [InlineData("_all times are in UTC_", "UTC")]
    [InlineData("以下时间均为北京时间。", "Asia/Shanghai")]
    [InlineData("All times in PST or UTC", null)]
    [InlineData("It took a long time in the east.", null)]
    public void A_sentence_may_tell_the_zone_of_all_times(string text, string? zone) => Assert.Equal(zone, ZoneWords.SaidIn(text));
}
