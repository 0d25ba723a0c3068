using Microsoft.Extensions.Configuration;

namespace Pipeline.Functions.Http;

/// <summary>Where the dashboard is served from, as browsers name it: pages of these origins may read what this app answers.</summary>
public sealed class AllowedOrigins
{
    readonly HashSet<string> _origins;

    AllowedOrigins(IEnumerable<string> origins) => _origins = origins.ToHashSet(StringComparer.Ordinal);

    public IReadOnlyCollection<string> All => _origins;

    /// <summary>Those of setting <c>Dashboard__Origins</c>, with commas between.</summary>
    /// <exception cref="InvalidOperationException">One of them is no origin, or can be read by others on its way here.</exception>
    public static AllowedOrigins Read(IConfiguration configuration, bool isDevelopment) =>
        new((configuration["Dashboard:Origins"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => WebOrigin.Read("Dashboard__Origins", text, isDevelopment)));

    /// <param name="origin">Header <c>Origin</c> as the browser wrote it.</param>
    public bool Contains(string? origin) => origin is not null && _origins.Contains(origin);
}
