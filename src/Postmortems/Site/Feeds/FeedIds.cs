using System.Security.Cryptography;
using System.Text;

namespace Postmortems.Site.Feeds;

/// <summary>Identifiers for feeds that stay the same when the site moves: name-based UUIDs (RFC 9562, version 5).</summary>
internal static class FeedIds
{
    private static readonly Guid Space = new("8c9f2a54-6f0e-5b1d-9a3c-2f6f1b0d7e41");

    public static string Of(string name)
    {
#pragma warning disable CA5350 // SHA-1 is what version 5 is defined by; nothing here is a secret.
        var hash = SHA1.HashData([.. Space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(hash.AsSpan(0, 16), bigEndian: true)}";
    }
}
