using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Parsing;

/// <content>The time of day and its offset from UTC.</content>
internal ref partial struct TimeScanner
{
    private TimeScan TimeOfDay()
    {
        var start = _at;
        if (!Number(1, 2, out var hour) || !TakeAny(":时點点", out var mark))
        {
            _at = start;
            return TimeScan.None;
        }

        var (minute, second, exactness) = (0, 0, Exactness.Minute);
        var hasMinute = Number(2, 2, out minute);
        if (!hasMinute && mark == ':')
        {
            _at = start;
            return TimeScan.None;
        }

        if (mark != ':')
            Take("分");
        // A colon that no digit follows ends the time: "13:11: the alert fires".
        if ((hasMinute && Peek(0) == ':' && char.IsAsciiDigit(Peek(1))) || (mark != ':' && char.IsAsciiDigit(Peek(0))))
        {
            Take(":");
            if (!Number(2, 2, out second))
                return TimeScan.Malformed;
            exactness = Exactness.Second;
            Take("秒");
            Fraction();
        }

        // "15:20分" is common in Chinese reports.
        if (mark == ':')
            Take("分");
        return SetTime(hour, minute, second, exactness);
    }

    private TimeScan SetTime(int hour, int minute, int second, Exactness exactness)
    {
        if (!HalfDay(ref hour))
            return TimeScan.Malformed;
        var isMidnight = hour == 24 && minute == 0 && second == 0 && _time.Date is not null;
        if ((hour > 23 && !isMidnight) || minute > 59 || second > 59)
            return TimeScan.Malformed;
        if (isMidnight)
            (hour, _time) = (0, _time with { Date = _time.Date!.Value.PlusDays(1) });
        if (_time.Exactness is not Exactness.Month)
            _time = _time with { Exactness = exactness };
        _time = _time with { Time = new LocalTime(hour, minute, second) };
        return TimeScan.Found;
    }

    /// <summary>"10:32 PM". False for "13:00 PM".</summary>
    private bool HalfDay(ref int hour)
    {
        var start = _at;
        Skip(' ');
        var word = _text[_at..];
        var isNoonOrLater = word.StartsWith("pm", StringComparison.OrdinalIgnoreCase);
        var isWord = (isNoonOrLater || word.StartsWith("am", StringComparison.OrdinalIgnoreCase)) && !char.IsAsciiLetterOrDigit(Peek(2));
        if (!isWord)
        {
            _at = start;
            return true;
        }

        _at += 2;
        if (hour is < 1 or > 12)
            return false;
        hour = (hour % 12) + (isNoonOrLater ? 12 : 0);
        return true;
    }

    private void Fraction()
    {
        if (Peek(0) is not ('.' or ',') || !char.IsAsciiDigit(Peek(1)))
            return;
        _at++;
        while (char.IsAsciiDigit(Peek(0)))
            _at++;
    }

    /// <summary>"Z", "UTC", "UTC+8", "+08:00", or nothing. False where it begins like an offset and is none.</summary>
    private bool Zone()
    {
        var start = _at;
        Skip(' ');
        var isUtc = Take("UTC") || Take("GMT") || Take("Z") || Take("z");
        if (isUtc)
            _time = _time with { Offset = Offset.Zero };
        if (Peek(0) is not ('+' or '-') || !char.IsAsciiDigit(Peek(1)) || (!isUtc && _at > start && !char.IsAsciiDigit(Peek(2))))
        {
            _at = isUtc ? _at : start;
            return true;
        }

        var sign = _text[_at++] == '-' ? -1 : 1;
        if (!Number(1, 2, out var hours))
            return false;
        Take(":");
        Number(2, 2, out var minutes);
        if (hours > 14 || minutes > 59)
            return false;
        _time = _time with { Offset = Offset.FromSeconds(sign * ((hours * 3600) + (minutes * 60))) };
        return true;
    }
}
