namespace Pipeline.Indicators.Permits;

/// <summary>What one monthly file says of one work permit.</summary>
/// <param name="PermitId">Unique in the agency's register.</param>
/// <param name="ValidTo">Last day, or null while open.</param>
/// <param name="Isco08">Occupation of the job, at whatever level it is known.</param>
/// <param name="CodingConfidence">0 to 1; null where a person coded the occupation, which counts as certain.</param>
/// <param name="EmployerId">Null without a sponsoring employer.</param>
public readonly record struct PermitRow(
    string PermitId, string Class, DateOnly IssuedOn, DateOnly ValidFrom, DateOnly? ValidTo, string Status, string? Isco08, double? CodingConfidence,
    string? EmployerId);
