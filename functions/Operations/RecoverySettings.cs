using System.Globalization;
using Microsoft.Extensions.Configuration;
using Pipeline.Intake.Recovery;

namespace Pipeline.Functions.Operations;

/// <summary>Reads the settings of <see cref="RecoveryTerms"/>.</summary>
public static class RecoverySettings
{
    /// <param name="functionTimeout">How long the host lets a function run.</param>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message says why.</exception>
    public static RecoveryTerms Read(IConfiguration configuration, TimeSpan functionTimeout)
    {
        var stuckAfter = Time(configuration, "Intake:StuckAfter", 2 * functionTimeout);
        if (stuckAfter < functionTimeout)
            throw new InvalidOperationException(
                $"Intake__StuckAfter is {stuckAfter}, and host.json lets a function run for {functionTimeout}: a slow drop would be taken from the host that works on it. Set it to {functionTimeout} or more.");
        return new(
            stuckAfter,
            Time(configuration, "Intake:UnreportedAfter", TimeSpan.FromMinutes(2)),
            Count(configuration, "Intake:MostAttempts", 5),
            Count(configuration, "Intake:MostPerRun", 200),
            // The rest is for the drop that is begun last.
            functionTimeout / 2);
    }

    static TimeSpan Time(IConfiguration configuration, string key, TimeSpan otherwise) => configuration[key] switch
    {
        null or "" => otherwise,
        var text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero => time,
        var text => throw new InvalidOperationException($"{Name(key)} is '{text}'; it must be a time such as 01:00:00."),
    };

    static int Count(IConfiguration configuration, string key, int otherwise) => configuration[key] switch
    {
        null or "" => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 => count,
        var text => throw new InvalidOperationException($"{Name(key)} is '{text}'; it must be a whole number from 1."),
    };

    static string Name(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
