using NodaTime;
using Postmortems.Language;

namespace Postmortems.Tests.Language;

/// <summary>Durations and dates in the middle of sentences.</summary>
public class RunningWordsTests
{
    [Theory]
    [InlineData("The outage lasted nearly 45 minutes.", "nearly 45 minutes")]
    [InlineData("1h20m, then two hours and 32 minutes, then a 45-minute calm", "1h20m|two hours and 32 minutes|45-minute")]
    [InlineData("约两小时，一个半小时左右，停机 3 小时 20 分钟", "约两小时|一个半小时左右|3 小时 20 分钟")]
    [InlineData("影响时长：45 分钟", "45 分钟")]
    [InlineData("4-5 hours, 10 to 15 minutes, 20–30 min, two or three hours, 10~20分钟，2 到 3 小时", "")]
    [InlineData("$9.42m, 5 m, 3M, 5mb, v1.2h, an hour and a half, 3 days' worth of land a while", "3 days")]
    [InlineData("3月5日 14点30分，第3天，三分之一", "")]
    [InlineData("2 months, 近两个月，2 months and 3 days", "")]
    public void Durations(string sentence, string found) =>
        Assert.Equal(found, string.Join('|', DurationWords.In(sentence).Select(one => sentence[one.Start..one.End])));

    [Theory]
    [InlineData("two hours and 32 minutes", 152)]
    [InlineData("1 day and 2 hours", 1560)]
    [InlineData("half an hour", 30)]
    [InlineData("approximately twenty-four hours", 24 * 60)]
    [InlineData("twenty four hours", 24 * 60)]
    [InlineData("seventeen minutes", 17)]
    [InlineData("sixteen hours", 16 * 60)]
    [InlineData("45-minute", 45)]
    public void And_is_no_day(string said, int minutes) => Assert.Equal(Duration.FromMinutes(minutes), DurationWords.TryRead(said)!.Value);

    [Theory]
    [InlineData("On Tuesday, 2024-03-06", "2024-03-06 Tuesday")]
    [InlineData("March 6th, 2024 (Wed.) and 6 Mar 2024", "2024-03-06 Wednesday|2024-03-06 ")]
    [InlineData("2024年3月6日（星期三），周日", "2024-03-06 Wednesday")]
    [InlineData("2024-03-06, Tuesday's release; the sun 2024-03-06", "2024-03-06 |2024-03-06 ")]
    [InlineData("2024-02-30, a-2024-03-06, /2024/03/06/, 2024-03-06T10:05, 2024-03-06.md", "")]
    public void Dates(string sentence, string found) =>
        Assert.Equal(found, string.Join('|', DatesInText.In(sentence).Select(one => $"{one.Date:uuuu-MM-dd} {one.Weekday}")));
}
