using System.Runtime.CompilerServices;

namespace Postmortems.BrowserTests.Support;

/// <summary>A fact that needs a browser. Without one it is skipped, and says how to get one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute([CallerMemberName] string test = "") => (Skip, DisplayName) = (Chromium.WhyNot, Aloud.Name(test, Chromium.WhyNot));
}

/// <summary>A theory that needs a browser. Without one it is skipped, and says how to get one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute([CallerMemberName] string test = "") => (Skip, DisplayName) = (Chromium.WhyNot, Aloud.Name(test, Chromium.WhyNot));
}

/// <summary>The runner prints the names of skipped tests, but not their reasons: so the reason becomes part of the name.</summary>
internal static class Aloud
{
    /// <summary>Null, which is the test's own name, where there is no reason to skip it.</summary>
    public static string? Name(string test, string? why) => why is null ? null : $"{test}: {why}";
}
