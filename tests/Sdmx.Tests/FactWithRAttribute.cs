namespace Pipeline.Sdmx.Tests;

/// <summary>A test that runs where R and its package rsdmx are installed (Debian: <c>r-cran-rsdmx</c>).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithRAttribute : FactAttribute
{
    public FactWithRAttribute()
    {
        if (!Directory.Exists("/usr/lib/R/site-library/rsdmx")) Skip = "R's rsdmx is not on this machine (Debian: r-cran-rsdmx).";
    }
}
