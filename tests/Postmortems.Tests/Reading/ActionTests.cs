using NodaTime;
using Postmortems.Incidents;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Reading;

public class ActionTests
{
    private const string InYaml = """
        title: Slow
        actions:
          - {title: Escape table names, owner: dev, due: 2020-07-11, kind: repair, status: done}
        """;

    private const string AsTable = "## 改进措施\n\n| 措施 | 负责人 | 截止 | 类型 | 状态 |\n|---|---|---|---|---|\n| Escape table names | dev | 2020-07-11 | 修复 | 已完成 |\n";

    private const string AsTasks = "## Action items\n\n- [x] Escape table names @dev due:2020-07-11 kind:repair\n";

    public static TheoryData<string, string> Forms => new() { { InYaml, "" }, { "title: Slow", AsTable }, { "title: Slow", AsTasks } };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Yaml_table_and_task_list_tell_the_same(string frontMatter, string body)
    {
        var result = An.Report(frontMatter, body);
        Assert.Empty(result.Diagnostics);
        var action = Assert.Single(result.Incident!.Actions);
        Assert.Equal("Escape table names", action.Title);
        Assert.Equal("dev", action.Owner.Value);
        Assert.Equal(new LocalDate(2020, 7, 11), action.Due.Value!.Last);
        Assert.Equal((ActionKind.Repair, ActionStatus.Done, "a1"), (action.Kind!.Value, action.Status, action.Id));
    }

    [Theory]
    [InlineData("2023-03", "2023-03-31")]
    [InlineData("2024-02", "2024-02-29")]
    [InlineData("2023-Q1", "2023-03-31")]
    [InlineData("2023年第1季度", "2023-03-31")]
    [InlineData("2023年3月", "2023-03-31")]
    [InlineData("2023-03-14", "2023-03-14")]
    public void A_month_and_a_quarter_are_due_at_their_end(string written, string last)
    {
        var due = Assert.Single(An.Report($"title: Slow\nactions:\n  - {{title: a, due: {written}}}").Incident!.Actions).Due.Value!;
        Assert.Equal(last, due.Last.ToString("uuuu-MM-dd", null));
        Assert.Equal(written, due.Written);
    }

    [Theory]
    [InlineData("- [ ] Mail ops@example.org about it", "Mail ops@example.org about it", null)]
    [InlineData("- [ ] Raise the limit from 10:1 to 20:1 @team-a", "Raise the limit from 10:1 to 20:1", "team-a")]
    [InlineData("- [ ] 给表名加上反引号 @张三 due:2023-03", "给表名加上反引号", "张三")]
    [InlineData("- Add a test owner:\"Platform team\" due:2023-03", "Add a test", "Platform team")]
    [InlineData("- [ ] Handle `kind:x` in parser", "Handle `kind:x` in parser", null)]
    [InlineData("- [ ] Upgrade @angular/core to 17", "Upgrade @angular/core to 17", null)]
    [InlineData("- [ ] Add a timeout to @Transactional methods @dev", "Add a timeout to @Transactional methods", "dev")]
    [InlineData("- [ ] 给表名加引号 @张三 截止:2023-03 类型:预防", "给表名加引号", "张三")]
    public void Only_words_that_name_a_key_are_taken_out_of_the_title(string line, string title, string? owner)
    {
        var action = Assert.Single(An.Report("title: Slow", $"## Action items\n\n{line}\n").Incident!.Actions);
        Assert.Equal(title, action.Title);
        Assert.Equal(owner, action.Owner.Value);
    }

    [Fact]
    public void A_task_within_a_task_is_a_promise_of_its_own()
    {
        var actions = An.Report("title: Slow", "## Action items\n\n- [ ] parent @a due:2024-02-01\n  - [ ] child @b due:2024-03-01\n- [x] next @c\n").Incident!.Actions;
        Assert.Equal(["parent a", "child b", "next c"], actions.Select(action => $"{action.Title} {action.Owner.Value}"));
    }

    [Fact]
    public void An_unchecked_box_is_open_and_an_old_source_that_does_not_say_is_unknown()
    {
        var body = "## Action items\n\n- [ ] told\n- not told\n";
        Assert.Equal([ActionStatus.Open, ActionStatus.Open], An.Report("title: Slow", body).Incident!.Actions.Select(a => a.Status));
        Assert.Equal([ActionStatus.Open, ActionStatus.Unknown], An.Report("title: Slow\nkind: backfilled", body).Incident!.Actions.Select(a => a.Status));
    }

    [Fact]
    public void Unknown_is_said_and_an_omission_is_not()
    {
        var actions = An.Report("title: Slow\nactions:\n  - {title: a, owner: unknown, due: 未知}\n  - {title: b, owner: \"unknown\"}\n  - {title: c}").Incident!.Actions;
        Assert.Equal([Statement.Unknown, Statement.Given, Statement.Missing], actions.Select(a => a.Owner.Statement));
        Assert.Equal(Statement.Unknown, actions[0].Due.Statement);
    }

    [Fact]
    public void An_action_is_overdue_from_the_day_after_its_last_day()
    {
        var action = Assert.Single(An.Report("title: Slow\nactions:\n  - {title: a, due: 2023-03}").Incident!.Actions);
        Assert.False(action.IsOverdue(new LocalDate(2023, 3, 31)));
        Assert.True(action.IsOverdue(new LocalDate(2023, 4, 1)));
    }
}
