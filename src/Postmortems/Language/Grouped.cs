using System.Globalization;

namespace Postmortems.Language;

/// <summary>Counts as people read them: "12,345", in every language alike. Years, ids and numbers of lines are no counts.</summary>
public static class Grouped
{
    public static string Of(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
