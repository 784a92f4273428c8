using System.Globalization;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Importing;

/// <summary>A time at the start of a text, in whatever writing its author liked.</summary>
internal sealed record ForeignTime
{
    /// <summary>Null: the time of day alone.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>The date was written without its year, which the report's own date then gives.</summary>
    public bool IsYearGuessed { get; init; }

    /// <summary>Null: a day, or a month.</summary>
    public LocalTime? Clock { get; init; }

    public Exactness Exactness { get; init; }

    public bool IsApproximate { get; init; }

    /// <summary>IANA name, where one was written beside it.</summary>
    public string? Zone { get; init; }

    /// <summary>"+08:00" and the like; wins over <see cref="Zone"/>.</summary>
    public Offset? Offset { get; init; }

    /// <summary>Its characters, with the brackets or asterisks around it.</summary>
    public int Length { get; init; }

    /// <summary>An opening asterisk or bracket that closes only behind the text, and is to open it again.</summary>
    public string Reopened { get; init; } = "";

    /// <summary>The end of "10:05 – 10:20", as written; empty for none.</summary>
    public string Until { get; init; } = "";

    /// <summary>As a report by the book has it: "2017-09-29 08:59", "10:05:20", "~2019-03".</summary>
    /// <param name="date">Null: the time of day stands alone.</param>
    /// <param name="offset">Null: the report's zone reads it.</param>
    public string Text(LocalDate? date, Offset? offset)
    {
        var day = date?.ToString(Exactness is Exactness.Month ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
        var clock = Clock?.ToString(Exactness is Exactness.Second ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture) ?? "";
        var zone = clock.Length > 0 && offset is { } o ? (o == NodaTime.Offset.Zero ? "Z" : o.ToString("m", CultureInfo.InvariantCulture)) : "";
        return $"{(IsApproximate ? "~" : "")}{day}{(day.Length > 0 && clock.Length > 0 ? " " : "")}{clock}{zone}";
    }
}
