namespace Postmortems.Importing;

/// <summary>Tables and JSON that an export of ours wrote: figures about reports, from which the reports cannot be made again.</summary>
internal static class OwnTables
{
    /// <exception cref="ImportFault">It is one of those.</exception>
    public static void Refuse(ImportSource source)
    {
        var isOurs = source.Extension switch
        {
            ".csv" => IsTable(source.Text.AsSpan().TrimStart('\uFEFF')),
            ".json" => source.Text.StartsWith("{\n  \"title\": ", StringComparison.Ordinal) && source.Text.AsSpan(0, Math.Min(source.Text.Length, 2_000)).Contains("\n  \"as_of\": \"", StringComparison.Ordinal),
            _ => false,
        };
        if (isOurs)
            throw new ImportFault(source.Path, 1, "this is what an export wrote about the reports, and not the reports: import what export --format markdown writes, which holds them byte for byte");
    }

    private static readonly string[] Headers =
    [
        "id,title,lang,status,kind,backfilled,",
        "incident,id,title,state,",
        "incident,place,at,phase,",
        "incident,id,kind,primary,",
        "incident,clock,seconds,",
        "incident,id,gate,reason,",
        "incident,id,members,confirmed,",
    ];

    // The first column of a table is the report; the table of reports begins with its id and its title.
    private static bool IsTable(ReadOnlySpan<char> text)
    {
        foreach (var header in Headers)
        {
            if (text.StartsWith(header))
                return true;
        }

        return false;
    }
}
