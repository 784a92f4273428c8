using NodaTime;
using NodaTime.Text;

namespace Postmortems.Theme.Parts;

/// <summary>Days without a time of day, as ISO writes them: for people and for the datetime attribute alike.</summary>
internal static class Dates
{
    public static string Of(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
