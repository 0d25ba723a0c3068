using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Lake;

namespace Pipeline.Functions.Configuration;

static class KeyServices
{
    /// <summary>
    /// Adds the keys, each kind by version: <c>Pseudonyms__Keys__k1</c> and on with <c>Pseudonyms__Current</c>, and <c>Sensitive__Keys__s1</c> and on with
    /// <c>Sensitive__Current</c>. Without them no drop is taken, and the health check says so.
    /// </summary>
    public static IServiceCollection AddKeys(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(_ => new PseudonymKeys(Keys(configuration, "Pseudonyms", "k1"), Current(configuration, "Pseudonyms", "k1")))
        .AddSingleton(_ => new SensitiveKeys(Keys(configuration, "Sensitive", "s1"), Current(configuration, "Sensitive", "s1")));

    static Dictionary<string, string> Keys(IConfiguration configuration, string section, string example)
    {
        var keys = configuration.GetSection($"{section}:Keys").GetChildren().ToDictionary(k => k.Key, k => k.Value ?? "");
        return keys.Count > 0
            ? keys
            : throw new InvalidOperationException($"Set {section}__Keys__{example} to 32 random bytes in base64, and {section}__Current to {example}; without a key no drop is taken.");
    }

    static string Current(IConfiguration configuration, string section, string example) => configuration[$"{section}:Current"]
        ?? throw new InvalidOperationException($"Set {section}__Current to the version of the key for new files, such as {example}.");
}
