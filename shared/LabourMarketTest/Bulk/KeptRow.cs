namespace Pipeline.LabourMarketTest.Bulk;

/// <summary>What became of a row that was to be put on record.</summary>
/// <param name="State">A code, such as Lodged.</param>
/// <param name="Why">Why it was not kept; null when it was.</param>
/// <param name="CaseId">Null when there is no case.</param>
/// <param name="StatusKey">The employer's key to ask for the status: given once, when the case is made.</param>
/// <param name="OnRecord">What the case has: outcome, track, permit class, validity in months, fee, whether all is confirmed, what is missing, and reasons; null when the row's own assessment is it.</param>
public sealed record KeptRow(string State, string? Why, string? CaseId, string? StatusKey, IReadOnlyList<string>? OnRecord)
{
    /// <summary>The columns that say so, behind those of the assessment.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["kept", "case_id", "status_key"];
}
