using System.Net;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Serving;

/// <summary>Whom the server answers, and with what.</summary>
public sealed class RequestTests : IAsyncLifetime
{
    private ServedLibrary? _served;

    private ServedLibrary Served => _served!;

    public async Task InitializeAsync()
    {
        _served = await ServedLibrary.StartAsync();
        Served.Write("secret.txt", "secret");
        Served.Write("content/incidents/a/trace.log", "log");
        Served.Write("content/incidents/慢.md", ServedLibrary.Text("Slow", "[trace](a/trace.log)"));
        await Served.PageWithAsync("incidents/慢.html", "Slow");
    }

    public async Task DisposeAsync() => await Served.DisposeAsync();

    [Theory]
    [InlineData("evil.example", 403)]
    [InlineData("127.0.0.1.evil.example", 403)]
    [InlineData("localhost.evil.example:4180", 403)]
    [InlineData("192.168.0.7", 403)]
    [InlineData("", 403)]
    [InlineData("localhost", 200)]
    [InlineData("LOCALHOST:4180", 200)]
    [InlineData("[::1]:4180", 200)]
    [InlineData("127.0.0.1:1", 200)]
    public async Task Only_names_of_this_machine_are_answered(string host, int status)
    {
        foreach (var path in new[] { "/", "/data/library.json" })
            Assert.StartsWith($"HTTP/1.1 {status} ", await Served.RawAsync($"GET {path} HTTP/1.1\nHost: {host}\nConnection: close\n\n"));
        if (status == 403)
            Assert.StartsWith("HTTP/1.1 403 ", await Served.RawAsync($"GET /.postmortems/events HTTP/1.1\nHost: {host}\nConnection: close\n\n"));
    }

    [Theory]
    [InlineData("/../secret.txt")]
    [InlineData("/../../../../../../etc/passwd")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/..%2fsecret.txt")]
    [InlineData("/%2e%2e%2f%2e%2e%2fetc/passwd")]
    [InlineData("/files/../../secret.txt")]
    [InlineData("/..\\secret.txt")]
    [InlineData("//etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("/secret.txt")]
    [InlineData("/postmortems.yml")]
    [InlineData("/content/incidents/a.md")]
    [InlineData("/content/incidents/a/trace.log")]
    [InlineData("/files/%00")]
    [InlineData("/index.html%00.png")]
    [InlineData("/index.html/")]
    public async Task A_path_never_leaves_the_list_of_the_site(string path)
    {
        var answer = await Served.RawAsync($"GET {path} HTTP/1.1\nHost: localhost\nConnection: close\n\n");
        Assert.Matches("^HTTP/1.1 40[04] ", answer);
        Assert.DoesNotContain("\r\nsecret", answer);
        Assert.DoesNotContain("root:", answer);
        Assert.DoesNotContain("severity: P2", answer);
    }

    [Theory]
    [InlineData("", "text/html; charset=utf-8")]
    [InlineData("zh/", "text/html; charset=utf-8")]
    [InlineData("assets/site.css", "text/css; charset=utf-8")]
    [InlineData("assets/preview.css", "text/css; charset=utf-8")]
    [InlineData("assets/preview.js", "text/javascript; charset=utf-8")]
    [InlineData("assets/icon.svg", "image/svg+xml; charset=utf-8")]
    [InlineData("data/incidents.csv", "text/csv; charset=utf-8")]
    [InlineData("data/library.json", "application/json; charset=utf-8")]
    [InlineData("feed.xml", "application/xml; charset=utf-8")]
    [InlineData("files/慢/trace.log", "text/plain; charset=utf-8")]
    public async Task Every_file_says_what_it_is_and_is_not_kept(string path, string type)
    {
        using var answer = await Served.Browser.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));

        using var head = await Served.Browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(answer.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(answer.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    public async Task It_can_only_be_read(string method)
    {
        using var answer = await Served.Browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), "index.html"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("nothing/here.html", "en")]
    [InlineData("zh/nothing/at/all/here.html", "zh")]
    [InlineData("incidents/", "en")]
    public async Task An_unknown_address_has_its_page_in_its_language_with_the_usual_look(string path, string language)
    {
        using var answer = await Served.Browser.GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains($"<html lang=\"{language}\">", page);
        Assert.Contains("href=\"/assets/site.css\"", page);
        Assert.Contains("src=\"/assets/preview.js\"", page);
        Assert.DoesNotContain("<style>", page);
    }

    [Fact]
    public async Task A_folder_without_its_slash_leads_to_its_page()
    {
        using var answer = await Served.Browser.GetAsync("zh");
        Assert.Equal((HttpStatusCode.Found, "/zh/"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Only_the_preview_may_speak_to_its_host()
    {
        Assert.Contains("connect-src &#x27;self&#x27;", await Served.Browser.GetStringAsync(""));
        using var shell = new TestShell();
        shell.Write("content/incidents/a.md", ServedLibrary.Text("[broken"));
        await shell.RunAsync("build");
        foreach (var file in Directory.EnumerateFiles(Path.Join(shell.Folder, "site"), "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain("preview", Path.GetFileName(file));
            Assert.DoesNotContain("preview", await File.ReadAllTextAsync(file));
            Assert.DoesNotContain("connect-src", await File.ReadAllTextAsync(file));
        }
    }
}
