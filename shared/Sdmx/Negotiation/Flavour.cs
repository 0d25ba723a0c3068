namespace Pipeline.Sdmx;

/// <summary>The three services that the same figures are asked of.</summary>
public enum Flavour
{
    /// <summary>SDMX 2.1, <c>/rest</c>.</summary>
    Sdmx21,
    /// <summary>SDMX 3.0, <c>/v2</c>.</summary>
    Sdmx30,
    /// <summary>For dashboards, <c>/api/tables</c>.</summary>
    Tables,
}
