using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Postmortems.Tests.Support;

/// <summary>What the server does with one request, once it has all of it.</summary>
internal abstract record Answer
{
    /// <summary>The whole answer as bytes on the wire: what is missing of it is missing.</summary>
    public sealed record Raw(string Text) : Answer;

    /// <summary>Nothing, until whoever waits gives up.</summary>
    public sealed record Hang : Answer;

    public static Answer Of(int status, string body = "ok", string header = "") =>
        new Raw($"HTTP/1.1 {status} Status\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{(header.Length > 0 ? header + "\r\n" : "")}\r\n{body}");
}

/// <summary>A server on this machine that does as it is told, request by request, and keeps what it was sent.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Queue<Answer> _answers;
    private readonly Action _whenHanging;
    private readonly Task _work;
    private readonly List<(string Head, string Body)> _requests = [];

    /// <param name="whenHanging">Called when a request has come that gets no answer.</param>
    public LoopbackServer(IEnumerable<Answer> answers, Action whenHanging)
    {
        (_answers, _whenHanging) = (new(answers), whenHanging);
        _listener.Start();
        _work = Task.Run(WorkAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>In order; the head without its end.</summary>
    public IReadOnlyList<(string Head, string Body)> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    public string Address(string path) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}{path}");

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _work;
        _end.Dispose();
    }

    private async Task WorkAsync()
    {
        var hanging = new List<TcpClient>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                var stream = client.GetStream();
                var request = await ReadAsync(stream);
                lock (_requests)
                    _requests.Add(request);
                if (!_answers.TryDequeue(out var answer) || answer is not Answer.Raw raw)
                {
                    hanging.Add(client);
                    _whenHanging();
                    continue;
                }

                await stream.WriteAsync(Encoding.UTF8.GetBytes(raw.Text), _end.Token);
                client.Dispose();
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or InvalidOperationException)
        {
            hanging.ForEach(client => client.Dispose());
        }
    }

    private async Task<(string Head, string Body)> ReadAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        var buffer = new byte[8192];
        while (true)
        {
            var text = Encoding.Latin1.GetString([.. bytes]);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && bytes.Count >= end + 4 + LengthIn(text[..end]))
                return (text[..end], Encoding.UTF8.GetString([.. bytes[(end + 4)..]]));
            var read = await stream.ReadAsync(buffer, _end.Token);
            if (read == 0)
                return (text, "");
            bytes.AddRange(buffer[..read]);
        }
    }

    private static int LengthIn(string head)
    {
        var line = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line["Content-Length:".Length..], CultureInfo.InvariantCulture);
    }
}
