using System.Text;

namespace Postmortems.Tests.Support;

/// <summary>A terminal whose lines can be waited for. Any thread may write.</summary>
internal sealed class LineWriter : TextWriter
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _line = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Encoding Encoding => Encoding.UTF8;

    public string Text
    {
        get
        {
            lock (_gate)
                return string.Join('\n', _lines);
        }
    }

    public override void Write(char value)
    {
        lock (_gate)
        {
            if (value != '\n')
            {
                _line.Append(value);
                return;
            }

            _lines.Add(_line.ToString().TrimEnd('\r'));
            _line.Clear();
            _more.SetResult();
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>The line with this text in it, whether it stands there already or is still to come.</summary>
    /// <param name="nth">Which one of several, from 1.</param>
    public async Task<string> LineAsync(string part, CancellationToken cancel, int nth = 1)
    {
        while (true)
        {
            Task more;
            lock (_gate)
            {
                if (_lines.Where(line => line.Contains(part, StringComparison.Ordinal)).ElementAtOrDefault(nth - 1) is { } found)
                    return found;
                more = _more.Task;
            }

            await more.WaitAsync(cancel);
        }
    }
}
