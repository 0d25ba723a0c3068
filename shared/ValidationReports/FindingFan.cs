using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>Gives every finding to several takers.</summary>
public sealed class FindingFan(IReadOnlyList<IFindings> takers) : IFindings
{
    public async ValueTask AddAsync(Finding finding, CancellationToken ct)
    {
        foreach (var taker in takers) await taker.AddAsync(finding, ct);
    }
}
