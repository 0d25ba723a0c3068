using Pipeline.ValidationReports;

namespace Pipeline.Dropcheck;

/// <summary>What the user asked for.</summary>
/// <param name="Protocol">Agency and dataset, such as <c>dgie/work-permits</c>.</param>
/// <param name="Period">Null when it is to be found in the file's path.</param>
/// <param name="Protocols">The folder of protocols.</param>
sealed record Request(string File, string Protocol, string? Period, string Protocols, Outputs Outputs, Language Language, bool NoColour);

/// <summary>The files to write; null for those not asked for.</summary>
sealed record Outputs(string? Html, string? Errors, string? Annotated, string? Json, string? Ess)
{
    public IEnumerable<string> All => new[] { Html, Errors, Annotated, Json, Ess }.OfType<string>();
}

/// <summary>The command line cannot be used; the message says why and what would do.</summary>
sealed class UsageException(string message) : Exception(message);
