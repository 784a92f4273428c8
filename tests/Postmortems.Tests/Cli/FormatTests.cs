using Postmortems.Cli.Output;

namespace Postmortems.Tests.Cli;

public sealed class FormatTests
{
    [Fact]
    public void Every_way_to_write_findings_is_registered_once() =>
        Assert.Equal(
            typeof(IFindingFormat).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IFindingFormat)) && !type.IsInterface).Select(type => type.Name).Order(StringComparer.Ordinal),
            Formats.All.Select(format => format.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void No_two_share_a_name() => Assert.Distinct(Formats.Names);
}
