namespace Postmortems.BrowserTests.Support;

internal static class Faults
{
    /// <summary>Fails with every fault on a line of its own: one run of the suite names all there is to mend.</summary>
    public static void None(IEnumerable<string> faults)
    {
        var all = faults.Distinct().ToList();
        if (all.Count > 0)
            Assert.Fail($"{all.Count} faults:\n{string.Join('\n', all)}");
    }
}
