namespace Pipeline.Access;

/// <summary>What an agency asks an upload ticket for. Each may be missing: it comes from outside.</summary>
/// <param name="Dataset">One of the agency's datasets, such as <c>work-permits</c>.</param>
/// <param name="Period">The period that the file is about, such as <c>2026-10</c>.</param>
/// <param name="FileName">The name of the file, without folders.</param>
public sealed record TicketRequest(string? Dataset, string? Period, string? FileName);
