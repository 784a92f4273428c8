namespace Postmortems.BrowserTests.Support;

/// <summary>Finds a Chromium on this machine. Nothing is downloaded: Playwright's driver comes with its package, the browser does not.</summary>
internal static class Chromium
{
    private const string HowToGetOne = "No Chromium was found: run \"bash tests/run\", which installs one, or name one in POSTMORTEMS_CHROMIUM.";

    private static readonly string[] Installed =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/usr/bin/google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    private static readonly string[] InsideADownload =
    [
        "chrome-linux/chrome",
        "chrome-linux64/chrome",
        "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
        "chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
        "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
        "chrome-win/chrome.exe",
        "chrome-win64/chrome.exe",
    ];

    /// <summary>Null when there is none. A path that the environment names is taken as it is, so that a wrong one fails loudly.</summary>
    public static string? Executable { get; } =
        Named("POSTMORTEMS_CHROMIUM") ?? Installed.FirstOrDefault(File.Exists) ?? Downloads().FirstOrDefault();

    /// <summary>Why a browser test cannot run here; null when it can.</summary>
    public static string? WhyNot =>
        Named("POSTMORTEMS_NO_BROWSER") == "1" ? "POSTMORTEMS_NO_BROWSER=1 leaves the browser tests out."
        : Executable is null ? HowToGetOne
        : null;

    /// <summary>Root cannot have Chromium's sandbox, and Playwright's download lacks the helper that some kernels ask for.</summary>
    public static bool CanSandbox => !Environment.IsPrivilegedProcess && !Downloads().Contains(Executable);

    public static string? Named(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    // Newest first: the folders are named chromium-1187 and so on.
    private static IEnumerable<string> Downloads() =>
        from folder in DownloadFolders()
        where Directory.Exists(folder)
        from revision in Directory.EnumerateDirectories(folder, "chromium-*").OrderDescending(StringComparer.Ordinal)
        from inside in InsideADownload
        let file = Path.Join(revision, inside)
        where File.Exists(file)
        select file;

    private static IEnumerable<string> DownloadFolders()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return
        [
            Named("PLAYWRIGHT_BROWSERS_PATH") ?? "",
            Path.Join(home, ".cache/ms-playwright"),
            Path.Join(home, "Library/Caches/ms-playwright"),
            Path.Join(home, "AppData/Local/ms-playwright"),
        ];
    }
}
