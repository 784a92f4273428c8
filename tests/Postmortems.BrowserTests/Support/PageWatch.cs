using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Postmortems.BrowserTests.Support;

/// <summary>Writes down what a tab complains of and whom it asks, until it is taken.</summary>
internal sealed class PageWatch
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _strays = new();

    public PageWatch(IPage page, Uri site)
    {
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" or "assert")
                _complaints.Enqueue($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Enqueue($"page error: {error}");
        page.Request += (_, request) =>
        {
            if (!IsWithin(site, request.Url))
                _strays.Enqueue($"asks for {request.Url}");
        };
        page.RequestFailed += (_, request) => _strays.Enqueue($"{request.Url} failed: {request.Failure}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                _strays.Enqueue($"{response.Url} answers {response.Status}");
        };
    }

    /// <summary>Console errors and warnings, and errors that no script caught.</summary>
    public string[] TakeComplaints() => Take(_complaints);

    /// <summary>Requests that left the site, failed or found nothing.</summary>
    public string[] TakeStrays() => Take(_strays);

    private static string[] Take(ConcurrentQueue<string> queue)
    {
        var taken = new List<string>();
        while (queue.TryDequeue(out var line))
            taken.Add(line);
        return [.. taken];
    }

    private static bool IsWithin(Uri site, string address) =>
        address.StartsWith(site.AbsoluteUri, StringComparison.Ordinal)
        || address.StartsWith("data:", StringComparison.Ordinal)
        || address.StartsWith("blob:", StringComparison.Ordinal);
}
