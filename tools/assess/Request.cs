namespace Pipeline.Assess;

/// <summary>What the user asked for.</summary>
/// <param name="Inputs">Inputs as the service keeps them; null to judge by what comes with the program.</param>
/// <param name="Pay">Null when there is no table of pay.</param>
/// <param name="List">Null when there is no list of occupations in demand.</param>
/// <param name="Results">Null when the rows are not asked for back.</param>
/// <param name="Summary">Null when the summary is only shown.</param>
/// <param name="Day">The day of assessment.</param>
sealed record Request(string File, string? Inputs, string? Pay, string? List, string? Results, string? Summary, DateOnly Day, string Language, bool NoColour);

/// <summary>The command line cannot be used; the message says why and what would do.</summary>
sealed class UsageException(string message) : Exception(message);
