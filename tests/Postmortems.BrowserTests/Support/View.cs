using Microsoft.Playwright;

namespace Postmortems.BrowserTests.Support;

/// <summary>How a reader came by the site.</summary>
public enum Origin
{
    /// <summary>A folder opened by double click: <c>file://</c>.</summary>
    Folder,

    /// <summary>A web host, below its root.</summary>
    SubPath,
}

/// <summary>One reader's way of looking at the site.</summary>
public sealed record View(Origin Origin, int Width)
{
    public const int Phone = 390, Desk = 1440;

    public ColorScheme Look { get; init; } = ColorScheme.Light;

    public bool HasScript { get; init; } = true;

    public BrowserNewContextOptions Context => new()
    {
        ViewportSize = new ViewportSize { Width = Width, Height = Width == Phone ? 844 : 900 },
        ColorScheme = Look,
        JavaScriptEnabled = HasScript,
        // Nothing is caught half way through a movement.
        ReducedMotion = ReducedMotion.Reduce,
    };

    /// <summary>Both origins at both widths.</summary>
    public static TheoryData<Origin, int> Everywhere => new()
    {
        { Origin.Folder, Phone },
        { Origin.Folder, Desk },
        { Origin.SubPath, Phone },
        { Origin.SubPath, Desk },
    };
}
