using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Postmortems.Site;
using Postmortems.Theme.Strings;

namespace Postmortems.Theme.Layout;

/// <summary>What every component of the theme is: drawn once, from its parameters alone.</summary>
public abstract class Drawn : ComponentBase
{
    internal void DrawOn(RenderTreeBuilder builder) => BuildRenderTree(builder);
}

/// <summary>A view of one kind of page: a pure function of it. Inheriting is registering.</summary>
public abstract class PageView<TPage> : Drawn
    where TPage : Page
{
    [Parameter]
    [EditorRequired]
    public required TPage Page { get; set; }

    protected UiText T => UiText.For(Page.Language);
}

/// <summary>A piece that several views share. It gets the page only for links and language.</summary>
public abstract class Part : Drawn
{
    [Parameter]
    [EditorRequired]
    public required Page Page { get; set; }

    protected string Language => Page.Language;

    protected UiText T => UiText.For(Page.Language);

    /// <summary>For the lang attribute: null, and so left out, where the text is in the page's own language.</summary>
    protected string? LangOf(string lang) => lang == Page.Language ? null : lang;

    /// <summary>For id attributes: null, and so left out, where there is no anchor.</summary>
    protected static string? IdOf(string anchor, string ending = "") => anchor.Length > 0 ? anchor + ending : null;
}
