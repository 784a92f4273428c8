using Postmortems.Tests.Support;

namespace Postmortems.Tests.Reading;

/// <summary>What stands under a mark that nobody knows is withheld, however it is written.</summary>
public class MarkTests
{
    [Theory]
    [InlineData("::: secret\n::: internal\ninner\n:::\nCANARY\n:::")]
    [InlineData("::: internal\n::: secret\nCANARY\n:::\nseen\n:::")]
    [InlineData("::::: secret\n::: internal\ninner\n:::\nCANARY\n:::::")]
    [InlineData("> ::: secret\n> CANARY\n> :::")]
    [InlineData("- a\n  - b\n\n    ::: secret\n    CANARY\n    :::")]
    [InlineData("- ::: secret\n  CANARY\n  :::")]
    [InlineData("：：： secret\nCANARY\n：：：")]
    [InlineData("::: secret\n- ```\n  :::\n  ```\nCANARY\n:::")]
    [InlineData("::: {.internal}\nCANARY\n:::")]
    [InlineData("[CANARY]{ .secret }")]
    [InlineData("[CANARY]{.internal .secret}")]
    [InlineData("[CANARY]{#id .secret}")]
    [InlineData("[CANARY]{.secret k=v}")]
    [InlineData("[CANARY]{.机密}")]
    [InlineData("[CANARY\nCANARY]{.secret}")]
    [InlineData("[see [this](x.md) CANARY]{.secret}")]
    [InlineData("[CANARY](https://example.org/){.secret}")]
    [InlineData("**CANARY**{.secret}")]
    public void An_unknown_mark_withholds(string body)
    {
        var result = An.Report("title: Slow", $"## Summary\n\n{body}\n\nend\n");
        Assert.DoesNotContain("CANARY", result.Incident!.Body.Text);
        Assert.Contains("end", result.Incident.Body.Text);
        Assert.Contains(result.Diagnostics, finding => finding.Rule.Code == "PM0015");
    }

    [Fact]
    public void The_front_matter_is_no_way_round()
    {
        var result = An.Report("title: Slow\nimpact:\n  summary: |\n    seen\n    ::: secret\n    CANARY\n    :::\n    end [CANARY]{.secret}");
        Assert.DoesNotContain("CANARY", result.Incident!.Impact.Summary.Value);
        Assert.StartsWith("seen", result.Incident.Impact.Summary.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`[total]{.price}`")]
    [InlineData("```\n::: secret\nx\n:::\n```")]
    [InlineData("````\n```\n::: secret\n````")]
    [InlineData("Use map{key} and f(x){y}, and a set {1, 2}.")]
    [InlineData("[a link](https://example.org/) {not a mark}")]
    public void Code_and_plain_braces_are_no_marks(string body) => Assert.Empty(An.Report("title: Slow", $"## Summary\n\n{body}\n").Diagnostics);
}
