using Pipeline.Reference;

namespace Pipeline.Indicators;

/// <summary>What one monthly file says of one work permit.</summary>
/// <param name="Agency">Keeps the register; a permit's id is unique in it.</param>
/// <param name="Reported">Period of the file.</param>
/// <param name="ValidTo">Last day, or null while open.</param>
/// <param name="Isco08">Occupation of the job, at whatever level it is known.</param>
/// <param name="CodingConfidence">0 to 1; null where a person coded the occupation, which counts as certain.</param>
public readonly record struct PermitRecord(
    AgencyId Agency, string PermitId, ReferencePeriod Reported, DateOnly IssuedOn, DateOnly ValidFrom, DateOnly? ValidTo, string Status,
    Isco08? Isco08, double? CodingConfidence);
