namespace Pipeline.LabourMarketTest.Law;

/// <param name="RequiresOdl">Whether the occupation has to be on the Occupations in Demand List.</param>
/// <param name="MaxMonths">Longest single permit in months, or null when none was found.</param>
/// <param name="LmtApplies">Whether a labour market test applies.</param>
public sealed record PermitClass(string Code, string Title, DateOnly From, DateOnly? To, bool? RequiresEmployer, bool RequiresOdl, int? MaxMonths, bool? Renewable,
    bool? LmtApplies, bool EacOnly, SourceStatus Status, string Ref, bool IsConfirmed);

public sealed class PermitClasses(IReadOnlyList<PermitClass> classes)
{
    public IReadOnlyList<PermitClass> All => classes;

    /// <summary>The class on a day; null for a code that is not listed.</summary>
    public PermitClass? Find(string code, DateOnly onDate) => classes.FirstOrDefault(c => c.Code == code && new InForce(c.From, c.To).Contains(onDate));
}
