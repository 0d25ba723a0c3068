using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Lake;
using Pipeline.StatisticsPublishing.Protecting;

namespace Pipeline.Functions.Configuration;

static class KeyServices
{
    /// <summary>
    /// Adds the keys, each kind by version: <c>Pseudonyms__Keys__k1</c> and on with <c>Pseudonyms__Current</c>, and <c>Sensitive__Keys__s1</c> and on with
    /// <c>Sensitive__Current</c>. Without them no drop is taken, and the health check says so. <c>Rounding__Keys__r1</c> and on with <c>Rounding__Current</c> are what
    /// small counts are rounded with; without them nothing is published.
    /// </summary>
    public static IServiceCollection AddKeys(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(_ => new PseudonymKeys(Keys(configuration, "Pseudonyms", "k1", Taking), Current(configuration, "Pseudonyms", "k1")))
        .AddSingleton(_ => Sealing(configuration, "Sensitive", "s1", Taking))
        .AddSingleton(_ => new RoundingKeys(Keys(configuration, "Rounding", "r1", Publishing), Current(configuration, "Rounding", "r1")));

    const string Taking = "no drop is taken";
    const string Publishing = "no statistics are published";

    /// <summary>Keys that files are sealed with, from a section of their own.</summary>
    /// <param name="without">What cannot be done without them, for the message.</param>
    internal static SensitiveKeys Sealing(IConfiguration configuration, string section, string example, string without) =>
        new(Keys(configuration, section, example, without), Current(configuration, section, example));

    static Dictionary<string, string> Keys(IConfiguration configuration, string section, string example, string without)
    {
        var keys = configuration.GetSection($"{section}:Keys").GetChildren().ToDictionary(k => k.Key, k => k.Value ?? "");
        return keys.Count > 0
            ? keys
            : throw new InvalidOperationException($"Set {section}__Keys__{example} to 32 random bytes in base64, and {section}__Current to {example}; without a key {without}.");
    }

    static string Current(IConfiguration configuration, string section, string example) => configuration[$"{section}:Current"]
        ?? throw new InvalidOperationException($"Set {section}__Current to the version of the key for new files and figures, such as {example}.");
}
