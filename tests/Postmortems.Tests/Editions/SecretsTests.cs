using Postmortems.Editions;

namespace Postmortems.Tests.Editions;

public sealed class SecretsTests
{
    // Put together here, so that no scanner takes this file for a leak.
    [Theory]
    [InlineData("xoxb", "-2741830569-2741830570-Kq7Wn2XbT9mKd4RzLp3Vc8Yf", SecretKind.Token, "Slack")]
    [InlineData("glpat", "-Kq7Wn2XbT9mKd4RzLp3V", SecretKind.Token, "GitLab")]
    [InlineData("sk_live", "_Kq7Wn2XbT9mKd4RzLp3Vc8Yf", SecretKind.Token, "Stripe")]
    [InlineData("AIza", "SyKq7Wn2XbT9mKd4RzLp3Vc8YfHj6Gs1Na0", SecretKind.CloudKey, "Google")]
    [InlineData("LTAI", "5tKq7Wn2XbT9mKd4RzLp", SecretKind.CloudKey, "Alibaba Cloud")]
    [InlineData("SG", ".Kq7Wn2XbT9mKd4RzLp3Vc8.Kq7Wn2XbT9mKd4RzLp3Vc8YfHj6Gs1Na0Bw5Et9Uo2I", SecretKind.Token, "SendGrid")]
    public void A_token_is_known_by_its_shape(string beginning, string rest, SecretKind kind, string maker)
    {
        var secret = Assert.Single(Secrets.In($"the key {beginning + rest}, pasted"));
        Assert.Equal((kind, maker), (secret.Kind, secret.Maker));
        Assert.Equal((8, 8 + beginning.Length + rest.Length), (secret.Start, secret.End));
        Assert.True(secret.Shown <= beginning.Length + 1);
    }

    [Theory]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c")]
    [InlineData("ghp_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("password = os.environ['DB_PASSWORD_1']")]
    [InlineData("token: ${{ secrets.GITHUB_TOKEN_2 }}")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6ffAt0gunVTLw7onLRnrq0\n")]
    public void What_opens_nothing_is_no_secret(string text) => Assert.Empty(Secrets.In(text));

    [Theory]
    [InlineData("password=")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n")]
    [InlineData("eyJ")]
    [InlineData("://a:")]
    [InlineData("密码：")]
    public void Beginnings_without_end_are_read_to_the_end(string beginning) =>
        Assert.InRange(Secrets.In(string.Concat(Enumerable.Repeat(beginning, 100_000 / beginning.Length))).Length, 0, 100_000);
}
