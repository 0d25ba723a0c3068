namespace Pipeline.Protection.Rewriting;

/// <summary>What an erasure did to one file.</summary>
/// <param name="What">Where the file is or was: lake, rejected, restricted, archive, quarantine.</param>
/// <param name="Submission">The delivery it is of.</param>
/// <param name="RowsBefore">Null for a file that was destroyed without being counted.</param>
/// <param name="RowsErased">Null likewise.</param>
/// <param name="Sha256After">Null for a file that was destroyed as a whole.</param>
public sealed record ErasedFile(string What, string Submission, long? RowsBefore, long? RowsErased, string? Sha256Before, string? Sha256After);
