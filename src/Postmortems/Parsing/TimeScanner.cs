using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Parsing;

/// <summary>
/// Finds a time at the start of a text: ISO 8601, local date and time, Chinese forms, full-width digits and colons, the time of day
/// alone, "T+2d", each with "~", "约", "左右" or "about", before the whole or before the time of day. Longest reading wins.
/// </summary>
internal ref partial struct TimeScanner
{
    private static readonly string[] Before = ["~", "约", "大约", "about ", "around ", "circa ", "ca. ", "c. ", "approx. "];
    private static readonly string[] After = ["左右", "前后", "许"];

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private WrittenTime _time;

    private TimeScanner(ReadOnlySpan<char> text) => _text = text;

    public static TimeScan Scan(ReadOnlySpan<char> text, out WrittenTime time)
    {
        // Longer than any time, so that folding costs nothing on long lines.
        Span<char> folded = stackalloc char[Math.Min(text.Length, 80)];
        for (var i = 0; i < folded.Length; i++)
            folded[i] = Fold(text[i]);
        var scanner = new TimeScanner(folded);
        var outcome = scanner.Run();
        time = scanner._time with { Length = scanner._at };
        return outcome;
    }

    // One character for one, so that lengths stay those of the text.
    private static char Fold(char c) => c switch
    {
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        '：' => ':',
        '－' => '-',
        '～' => '~',
        '／' => '/',
        '＋' => '+',
        '\u3000' or '\u00A0' => ' ',
        _ => c,
    };

    private TimeScan Run()
    {
        if (Approximately())
            _time = _time with { IsApproximate = true };
        var outcome = _at < _text.Length && _text[_at] is 'T' or 't' && Peek(1) == '+' ? SinceStart() : DateAndTime();
        if (outcome is not TimeScan.Found)
            return outcome;
        foreach (var word in After)
        {
            if (Take(word) || Take(" " + word))
                _time = _time with { IsApproximate = true };
        }

        // "10:05abc" and "2020-07-111" are not times with a tail.
        return _at < _text.Length && char.IsAsciiLetterOrDigit(_text[_at]) ? TimeScan.Malformed : TimeScan.Found;
    }

    private bool Approximately()
    {
        foreach (var word in Before)
        {
            if (Take(word))
            {
                Skip(' ');
                return true;
            }
        }

        return false;
    }

    private TimeScan DateAndTime()
    {
        var date = Date();
        if (date is TimeScan.Malformed)
            return date;
        var afterDate = _at;
        if (date is TimeScan.Found)
        {
            if (Peek(0) is 'T' or 't' && char.IsAsciiDigit(Peek(1)))
                _at++;
            else
                Skip(' ', ',', '，');
        }

        // "2018-07-08 ~18:30": the day is certain and the hour is not.
        var isHourApproximate = date is TimeScan.Found && Approximately();
        var time = TimeOfDay();
        if (time is TimeScan.Malformed || (time is TimeScan.None && date is TimeScan.None))
            return time;
        if (time is TimeScan.None)
        {
            _at = afterDate;
            return TimeScan.Found;
        }

        if (_time.Exactness is Exactness.Month)
            return TimeScan.Malformed;
        _time = _time with { IsApproximate = _time.IsApproximate || isHourApproximate };
        return Zone() ? TimeScan.Found : TimeScan.Malformed;
    }

    private TimeScan Date()
    {
        var start = _at;
        if (!Number(4, 4, out var year) || !TakeAny("-/年", out var mark))
        {
            _at = start;
            return YearlessDate();
        }

        if (!Number(1, 2, out var month))
            return TimeScan.Malformed;
        int? day = null;
        if (mark == '年')
        {
            if (!Take("月"))
                return TimeScan.Malformed;
            if (Number(1, 2, out var written))
            {
                day = written;
                if (!Take("日") && !Take("号"))
                    return TimeScan.Malformed;
            }
        }
        else if (Take(mark.ToString()))
        {
            if (!Number(1, 2, out var written))
                return TimeScan.Malformed;
            day = written;
        }

        return SetDate(year, month, day);
    }

    private TimeScan SetDate(int year, int month, int? day)
    {
        if (year is < 1 or > 9998 || month is < 1 or > 12 || day is < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
            return TimeScan.Malformed;
        _time = _time with { Date = new LocalDate(year, month, day ?? 1), Exactness = day is null ? Exactness.Month : Exactness.Day };
        return TimeScan.Found;
    }

    /// <summary>"2月13日": surely a date, and surely not enough of one.</summary>
    private TimeScan YearlessDate()
    {
        var start = _at;
        if (Number(1, 2, out _) && Take("月") && Number(1, 2, out _) && (Take("日") || Take("号")))
            return TimeScan.Malformed;
        _at = start;
        return TimeScan.None;
    }

    private TimeScan SinceStart()
    {
        _at += 2;
        var (total, exactness, parts) = (Duration.Zero, Exactness.Second, 0);
        while (Number(1, 6, out var count))
        {
            Skip(' ');
            if (RelativeUnits.Take(_text[_at..], out var unit))
            {
                _at += unit.Word.Length;
                (total, exactness) = (total + (unit.Length * count), unit.Exactness);
            }
            else if (count != 0)
            {
                return TimeScan.Malformed;
            }

            parts++;
            if (Peek(0) == ' ' && char.IsAsciiDigit(Peek(1)) && RelativeUnits.FollowsNumber(_text[(_at + 1)..]))
                _at++;
        }

        _time = _time with { SinceStart = total, Exactness = exactness };
        return parts > 0 ? TimeScan.Found : TimeScan.Malformed;
    }
}
