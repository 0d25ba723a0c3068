using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>Keeps the first few findings of each rule for a receipt, and the places of all for a page, and passes all of them on.</summary>
public sealed class FindingSample(IFindings? next = null, int perRule = 3, int atMost = 100) : IFindings
{
    readonly List<Finding> _kept = [];
    readonly Dictionary<string, int> _counts = [];

    /// <summary>What was kept, in the order of the file.</summary>
    public IReadOnlyList<Finding> Kept => _kept;

    /// <summary>Where all of them are.</summary>
    public FoundPlaces Places { get; } = new();

    public ValueTask AddAsync(Finding finding, CancellationToken ct)
    {
        var count = _counts[finding.RuleId] = _counts.GetValueOrDefault(finding.RuleId) + 1;
        if (count <= perRule && _kept.Count < atMost) _kept.Add(finding);
        Places.Add(finding);
        return next?.AddAsync(finding, ct) ?? ValueTask.CompletedTask;
    }
}
