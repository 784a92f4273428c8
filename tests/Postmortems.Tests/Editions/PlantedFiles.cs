using Postmortems.Tests.Support;

namespace Postmortems.Tests.Editions;

/// <summary>What lies beside a public report: linked and not, with something to withhold in the files and in their names.</summary>
internal static class PlantedFiles
{
    public static void Write(TestShell shell, PlantedWords words, string folder)
    {
        shell.Write($"{folder}/files.md", $"---\ntitle: Files\naudience: public\nseverity: P1\nowner: Ann Lee\nmetrics: [series.csv]\n---\n\n## Summary\n\nAs ![the graph](graph.png) and ![another](photo.jpg) and ![a third](film.gif) and ![a fourth](still.webp) show, and [the log](all.log) and the document tell.{words.Only(word => $" [And [the other]({word}.png)]{{.internal}}")}\n");
        Put(shell, $"{folder}/graph.png", Pictures.Png(words.Next()));
        Put(shell, $"{folder}/photo.jpg", Pictures.Jpeg(words.Next()));
        Put(shell, $"{folder}/film.gif", Pictures.Gif(words.Next()));
        Put(shell, $"{folder}/still.webp", Pictures.WebP(words.Next()));
        shell.Write($"{folder}/series.csv", "time,queue\n2026-03-14T12:00:00Z,1\n2026-03-14T12:01:00Z,9\n");
        shell.Write($"{folder}/all.log", $"12:00 Ann Lee restarts {words.Next()}.corp\n12:01 mail to {words.Next()}@firm.cn\n");
        if (words.IsAbsent)
            return;
        Put(shell, $"{folder}/{words.Next()}.png", Pictures.Png(words.Next()));
        shell.Write($"{folder}/{words.Next()}.csv", $"time,{words.Next()}\n");
    }

    private static void Put(TestShell shell, string path, byte[] bytes)
    {
        shell.Write(path, "");
        File.WriteAllBytes(Path.Join(shell.Folder, path), bytes);
    }
}
