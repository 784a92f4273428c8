using NodaTime;
using NodaTime.Text;
using Postmortems.Incidents;
using Postmortems.Parsing;

namespace Postmortems.Tests.Parsing;

public class TimeScannerTests
{
    [Theory]
    [InlineData("2024-03-14T12:05:00Z", "2024-03-14", "12:05:00", Exactness.Second)]
    [InlineData("2024-03-14T12:05+08:00", "2024-03-14", "12:05:00", Exactness.Minute)]
    [InlineData("2024-03-14 12:05 UTC+8", "2024-03-14", "12:05:00", Exactness.Minute)]
    [InlineData("2020-07-11 10:05:20", "2020-07-11", "10:05:20", Exactness.Second)]
    [InlineData("2020/7/11 9:05", "2020-07-11", "09:05:00", Exactness.Minute)]
    [InlineData("2020年07月11日10:05:20", "2020-07-11", "10:05:20", Exactness.Second)]
    [InlineData("2020年7月11日 10时05分", "2020-07-11", "10:05:00", Exactness.Minute)]
    [InlineData("２０２０年７月１１日１０：０５", "2020-07-11", "10:05:00", Exactness.Minute)]
    [InlineData("2020年7月11号15:20分", "2020-07-11", "15:20:00", Exactness.Minute)]
    [InlineData("2020-07-11", "2020-07-11", "00:00:00", Exactness.Day)]
    [InlineData("2020-07", "2020-07-01", "00:00:00", Exactness.Month)]
    [InlineData("2020年7月", "2020-07-01", "00:00:00", Exactness.Month)]
    [InlineData("2020-07-11 24:00", "2020-07-12", "00:00:00", Exactness.Minute)]
    [InlineData("2020-07-11 10:32 PM", "2020-07-11", "22:32:00", Exactness.Minute)]
    [InlineData("2020-07-11 12:05 am", "2020-07-11", "00:05:00", Exactness.Minute)]
    [InlineData("2020-07-11 10:05:20.123", "2020-07-11", "10:05:20", Exactness.Second)]
    public void Reads_every_way_of_writing_a_date_and_time(string text, string date, string time, Exactness exactness)
    {
        Assert.Equal(TimeScan.Found, TimeScanner.Scan(text, out var written));
        Assert.Equal(text.Length, written.Length);
        Assert.Equal(LocalDatePattern.Iso.Parse(date).Value, written.Date);
        Assert.Equal(LocalTimePattern.ExtendedIso.Parse(time).Value, written.Time);
        Assert.Equal(exactness, written.Exactness);
    }

    [Theory]
    [InlineData("10:05 The alert fires", 5)]
    [InlineData("10:05:20，故障发生", 8)]
    [InlineData("10:05左右 告警", 7)]
    [InlineData("约10:05 告警", 6)]
    [InlineData("2020-07-11 is the day", 10)]
    [InlineData("2020-07-11 about 300 users write", 10)]
    [InlineData("2020-07-11~2020-07-12 the same", 10)]
    [InlineData("2020年7月11日约三百人反馈", 10)]
    [InlineData("2024-03-14 12:05 - 5 % of requests fail", 16)]
    public void Takes_as_much_of_the_text_as_is_a_time(string text, int length)
    {
        Assert.Equal(TimeScan.Found, TimeScanner.Scan(text, out var written));
        Assert.Equal(length, written.Length);
    }

    [Theory]
    [InlineData("~10:05")]
    [InlineData("约 10:05")]
    [InlineData("10:05 左右")]
    [InlineData("about 10:05")]
    [InlineData("～２０２０年７月")]
    [InlineData("2018-07-08 ~18:30")]
    [InlineData("2018-02-12 ~ 13:05:20")]
    [InlineData("2018-07-08, about 18:30")]
    [InlineData("2018年7月8日约18:30")]
    [InlineData("2018年7月8日 大约18时30分")]
    public void Knows_an_approximate_time(string text)
    {
        Assert.Equal(TimeScan.Found, TimeScanner.Scan(text, out var written));
        Assert.True(written.IsApproximate);
        Assert.Equal(text.Length, written.Length);
    }

    [Theory]
    [InlineData("Z", 0)]
    [InlineData("+08:00", 8)]
    [InlineData("+0530", 5.5)]
    [InlineData("-03", -3)]
    [InlineData(" GMT-3", -3)]
    public void Keeps_an_offset_that_is_written(string zone, double hours)
    {
        Assert.Equal(TimeScan.Found, TimeScanner.Scan("2024-03-14 12:05" + zone, out var written));
        Assert.Equal(Offset.FromSeconds((int)(hours * 3600)), written.Offset);
    }

    [Theory]
    [InlineData("T+0", 0, Exactness.Second)]
    [InlineData("T+2d", 172_800, Exactness.Day)]
    [InlineData("T+1h30m", 5_400, Exactness.Minute)]
    [InlineData("T+1 h 30 min", 5_400, Exactness.Minute)]
    [InlineData("T+2天", 172_800, Exactness.Day)]
    [InlineData("T+90s", 90, Exactness.Second)]
    public void Reads_a_time_since_an_unknown_start(string text, long seconds, Exactness exactness)
    {
        Assert.Equal(TimeScan.Found, TimeScanner.Scan(text, out var written));
        Assert.Equal(Duration.FromSeconds(seconds), written.SinceStart);
        Assert.Equal(exactness, written.Exactness);
        Assert.Equal(text.Length, written.Length);
    }

    [Theory]
    [InlineData("2024-13-01")]
    [InlineData("2023-02-29 10:00")]
    [InlineData("2024-03-14 25:00")]
    [InlineData("2024-03-14 12:60")]
    [InlineData("10:05abc")]
    [InlineData("2020-07-111")]
    [InlineData("2月13号15:20")]
    [InlineData("2024年3月14")]
    [InlineData("13:00 PM")]
    [InlineData("2024-03-14 12:05+19:00")]
    [InlineData("2024-03 12:05")]
    [InlineData("T+two days")]
    [InlineData("T+5")]
    public void Says_what_begins_like_a_time_and_is_none(string text) => Assert.Equal(TimeScan.Malformed, TimeScanner.Scan(text, out _));

    [Theory]
    [InlineData("")]
    [InlineData("The alert fires")]
    [InlineData("14 nodes restart")]
    [InlineData("200 OK")]
    [InlineData("1:1 meeting")]
    [InlineData("TLS handshake fails")]
    [InlineData("约定的时间")]
    [InlineData("2024 was a bad year")]
    public void Leaves_plain_words_alone(string text) => Assert.Equal(TimeScan.None, TimeScanner.Scan(text, out _));
}
