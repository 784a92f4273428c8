namespace Postmortems.Incidents;

/// <summary>The files that reports name as the tests that catch a fault now.</summary>
public static class RegressionTests
{
    /// <summary>"tests/pool.cs" of "tests/pool.cs::refuses_two"; null for an address, for words, and for what leads out of the repository.</summary>
    public static string? PathOf(MissedTest test)
    {
        var written = test.RegressionTest?.Split("::")[0].Trim();
        return written is null || written.Contains("://") || written.Any(char.IsWhiteSpace) || !(written.Contains('/') || written.Contains('.'))
            ? null
            : RelativePath.Resolve("", written);
    }
}
