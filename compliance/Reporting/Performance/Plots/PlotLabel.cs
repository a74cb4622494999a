using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace OcpiKit.Reporting.Performance.Plots;

/// <summary>A text in a picture. Razor keeps the tag of that name for itself.</summary>
public sealed class PlotLabel : ComponentBase
{
    /// <summary>How it looks, and which of its ends stands at the place.</summary>
    [Parameter, EditorRequired]
    public string Class { get; set; } = "";

    /// <summary>Where it stands.</summary>
    [Parameter, EditorRequired]
    public string X { get; set; } = "";

    /// <summary>Where its line runs.</summary>
    [Parameter, EditorRequired]
    public string Y { get; set; } = "";

    /// <summary>How much further down.</summary>
    [Parameter]
    public string? Dy { get; set; }

    /// <summary>The text.</summary>
    [Parameter, EditorRequired]
    public string Says { get; set; } = "";

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", X);
        builder.AddAttribute(3, "y", Y);
        builder.AddAttribute(4, "dy", Dy);
        builder.AddContent(5, Says);
        builder.CloseElement();
    }
}
