using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Postmortems.Cli.Output;

/// <summary>By which a finding is known again in the next run, wherever its line has moved.</summary>
internal static class Fingerprints
{
    /// <summary>
    /// One for each finding, in their order, no two alike: of the file, the rule and the sentence, which quotes the author. What is the same in
    /// all three is counted, from the top of the file.
    /// </summary>
    public static ImmutableArray<string> Of(FindingList list)
    {
        var seen = new Dictionary<(string, string, string), int>();
        var fingerprints = ImmutableArray.CreateBuilder<string>(list.Findings.Length);
        foreach (var finding in list.Findings)
        {
            var key = (list.PathInCheckout(finding), finding.Rule.Code, finding.Message);
            var count = seen[key] = seen.GetValueOrDefault(key) + 1;
            fingerprints.Add(Hash(key.Item1, key.Item2, key.Item3, count.ToString(CultureInfo.InvariantCulture)));
        }

        return fingerprints.MoveToImmutable();
    }

    private static string Hash(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));
}
