using System.Text;
using Postmortems.Diagnostics;

namespace Postmortems.IO;

/// <summary>Writes a mended file in the place of the old one: whole or not at all, with its rights.</summary>
public static class MendingFile
{
    /// <returns>Why it was not written; null when it was.</returns>
    /// <param name="before">As it was read: a file that is another by now, or that holds what is no text, is left alone.</param>
    /// <exception cref="IOException">The disk refuses; so does <see cref="UnauthorizedAccessException"/>.</exception>
    public static string? Write(string root, SourceFile before, SourceFile after)
    {
        var file = new FileInfo(Path.GetFullPath(before.Path, root));
        if (file.LinkTarget is not null || IsBehindLink(root, file))
            return "is a symbolic link";
        if (!File.ReadAllBytes(file.FullName).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(before.Text)))
            return "is not UTF-8, or has changed in the meantime";
        var beside = Path.Join(file.DirectoryName, $".{file.Name}.{Path.GetRandomFileName()}");
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew))
                stream.Write(Encoding.UTF8.GetBytes(after.Text));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(beside, File.GetUnixFileMode(file.FullName));
            File.Move(beside, file.FullName, overwrite: true);
            return null;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static bool IsBehindLink(string root, FileInfo file)
    {
        try
        {
            ContentFolder.RefuseLinks(root, file.Directory!);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
