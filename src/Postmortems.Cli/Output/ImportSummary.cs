using Postmortems.Cli.Bringing;
using Postmortems.Cli.Commands;
using Postmortems.Importing;
using Postmortems.IO;

namespace Postmortems.Cli.Output;

/// <summary>What an import mapped, guessed and left, file by file.</summary>
internal static class ImportSummary
{
    /// <param name="root">Of the library, full path.</param>
    public static void Write(BroughtLibrary done, ImportRequest request, string root, Shell shell)
    {
        foreach (var file in done.Files)
            Write(file, shell);
        foreach (var file in done.Carried.Where(file => file.Deed is not Deed.Unchanged && file.To != LibraryFolder.ConfigName))
            shell.Out.WriteLine($"{Printable.Line(file.To)} ({Word(file.Deed)})");
        SayConfig(done, root, shell);
        foreach (var (name, why) in done.PassedOver)
            shell.Error.WriteLine($"postmortems: {Printable.Line(name)} {why}.");
        foreach (var fault in done.Faults)
            shell.Error.WriteLine($"postmortems: {Printable.Line(fault)}");
        var counts = string.Join(", ", Enum.GetValues<Deed>().Select(deed => (Deed: deed, Count: done.Files.Count(file => file.Deed == deed))).Where(pair => pair.Count > 0).Select(pair => $"{pair.Count} {Word(pair.Deed)}"));
        shell.Out.WriteLine(done.Files.IsEmpty ? "Nothing to import." : $"{(request.IsDryRun ? "Would be written" : "Reports")}: {counts}.");
        if (done.Files.Any(file => file.Deed is Deed.Refused) || done.Carried.Any(file => file.Deed is Deed.Refused && file.To != LibraryFolder.ConfigName))
            shell.Out.WriteLine("What differs stays as it is; --dry-run shows how, --force writes over it.");
        if (!request.IsDryRun && done.Files.Any(file => file.Deed is Deed.New or Deed.Overwritten))
            shell.Out.WriteLine("Next: postmortems check says what the sources do not tell.");
    }

    public static void WriteJson(BroughtLibrary done, Shell shell) => JsonText.Write(shell.Out, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteStartArray("reports");
        foreach (var file in done.Files)
        {
            json.WriteStartObject();
            json.WriteText("source", file.Placed.Report.Source);
            json.WriteText("kind", file.Kind);
            json.WriteText("id", file.Placed.Id.Value);
            json.WriteText("path", file.Placed.Path);
            json.WriteText("outcome", Word(file.Deed));
            foreach (var outcome in Enum.GetValues<Outcome>())
                Notes(json, outcome, file);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Carried(json, done);
        Strings(json, "passedOver", done.PassedOver.Select(passed => $"{passed.Name} {passed.Why}"));
        Strings(json, "faults", done.Faults);
        json.WriteEndObject();
    });

    private static void Write(BroughtFile file, Shell shell)
    {
        shell.Out.WriteLine($"{Printable.Line(file.Placed.Report.Source)} -> {Printable.Line(file.Placed.Path)} ({Word(file.Deed)})");
        if (file.Deed is Deed.Unchanged)
            return;
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            var notes = file.Notes.Where(note => note.Outcome == outcome).ToList();
            if (notes.Count > 0)
                shell.Out.WriteLine($"  {outcome.ToString().ToLowerInvariant(),-8} {Printable.Line(string.Join(", ", notes.Select(note => outcome is Outcome.Guessed ? $"{note.Field} from {note.From}" : note.Field)))}");
        }

        foreach (var (_, to) in file.Attachments)
            shell.Out.WriteLine($"  copied   {Printable.Line(to)}");
    }

    private static void SayConfig(BroughtLibrary done, string root, Shell shell)
    {
        foreach (var file in done.Carried.Where(file => file.To == LibraryFolder.ConfigName))
        {
            if (file.Deed is Deed.New)
                shell.Out.WriteLine($"{file.To} (new): the settings came along.");
            else if (file.Deed is not Deed.Unchanged)
                shell.Out.WriteLine($"{file.To} is not that of the library that came, and stays as it is. What holds there and not here: diff {Printable.Line(shell.ShortPath(file.From))} {Printable.Line(shell.ShortPath(Path.Join(root, file.To)))}");
        }
    }

    private static void Carried(System.Text.Json.Utf8JsonWriter json, BroughtLibrary done)
    {
        json.WriteStartArray("files");
        foreach (var file in done.Carried)
        {
            json.WriteStartObject();
            json.WriteText("path", file.To);
            json.WriteText("outcome", Word(file.Deed));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Word(Deed deed) => deed switch
    {
        Deed.New => "new",
        Deed.Unchanged => "unchanged",
        Deed.Overwritten => "overwritten",
        _ => "differs",
    };

    private static void Notes(System.Text.Json.Utf8JsonWriter json, Outcome outcome, BroughtFile file)
    {
        json.WriteStartArray(outcome.ToString().ToLowerInvariant());
        foreach (var note in file.Notes.Where(note => note.Outcome == outcome))
        {
            json.WriteStartObject();
            json.WriteText("field", note.Field);
            json.WriteText("from", note.From);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Strings(System.Text.Json.Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
