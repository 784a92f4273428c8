namespace Postmortems.Tests.Support;

/// <summary>Expected outputs that people have read. <c>UPDATE_GOLDEN=1</c> writes them anew, to be read again in the diff.</summary>
internal static class Golden
{
    public static void Check(string actual, string name)
    {
        var path = Path.Join(Repository.Tests, "Golden", name);
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"There is no {path}. Run once with UPDATE_GOLDEN=1, and read what it wrote.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
