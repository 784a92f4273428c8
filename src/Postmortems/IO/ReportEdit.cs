using System.Security.Cryptography;
using System.Text;
using Postmortems.Diagnostics;

namespace Postmortems.IO;

/// <summary>Changes a report that others may change at the same moment, and loses nothing of theirs.</summary>
public static class ReportEdit
{
    private const int MostTries = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The edit is made anew on what the file holds by then, where somebody was faster. Two of this tool take turns.</summary>
    /// <param name="edit">The new text; null to leave the file as it is.</param>
    /// <returns>What was written; null where the edit gave nothing.</returns>
    /// <exception cref="IOException">The file cannot be written, or others never let go of it.</exception>
    public static SourceFile? Apply(string root, string path, Func<SourceFile, string?> edit)
    {
        using var turn = new Mutex(initiallyOwned: false, $"Global\\postmortems-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(path, root))))[..32]}");
        if (!Take(turn))
            throw new IOException($"{path} is being written by another postmortems. Try again.");
        try
        {
            var why = "";
            for (var attempt = 0; attempt < MostTries; attempt++)
            {
                var before = ContentFolder.Load(root, path);
                if (edit(before) is not { } text)
                    return null;
                var after = new SourceFile(path, text);
                if (MendingFile.Write(root, before, after) is not { } reason)
                    return after;
                why = reason;
            }

            throw new IOException($"{path} {why}, and was not written.");
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    private static bool Take(Mutex turn)
    {
        try
        {
            return turn.WaitOne(Patience);
        }
        catch (AbandonedMutexException)
        {
            // Whoever had it is gone, and a file is written whole or not at all.
            return true;
        }
    }
}
