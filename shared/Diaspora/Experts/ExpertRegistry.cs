
namespace Pipeline.Diaspora;

/// <summary>All experts of a moment, and what was found in putting them together.</summary>
/// <param name="Experts">By key; of those who seem registered twice the one that was updated last.</param>
/// <param name="Twice">Groups of keys that seem to be one person, the kept one first.</param>
/// <param name="Inputs">The partitions that were read.</param>
/// <param name="LeftOut">Why others were not.</param>
public sealed record ExpertList(IReadOnlyList<Expert> Experts, IReadOnlyList<IReadOnlyList<string>> Twice, IReadOnlyList<string> Inputs, IReadOnlyList<string> LeftOut);

/// <summary>Puts together the experts who were delivered and those who registered here.</summary>
public sealed class ExpertRegistry(ProgrammeDrops drops, DiasporaRows rows)
{
    public const string Dataset = "diaspora-experts";

    public async Task<ExpertList> ReadAsync(CancellationToken ct)
    {
        var (delivered, inputs, leftOut) = await drops.ReadAsync(Dataset, ct);
        var registered = (await rows.ListAsync<Registration>(Kept.Experts, ct, Registration.Prefix)).Select(r => r.Record.ToExpert());
        var (experts, twice) = Once([.. delivered.Select(DeliveredExperts.Read), .. registered]);
        return new(experts, twice, inputs, leftOut);
    }

    /// <summary>Each person once: of those with one key, and of those who are alike to the day of their licence, the one updated last.</summary>
    internal static (IReadOnlyList<Expert> Experts, IReadOnlyList<IReadOnlyList<string>> Twice) Once(IReadOnlyList<Expert> all)
    {
        var byKey = all.GroupBy(e => e.Key).Select(Newest).ToList();
        var groups = byKey.GroupBy(e => e.Likeness ?? e.Key)
            .Select(g => g.OrderByDescending(e => e.Profile.UpdatedOn).ThenBy(e => e.Key, StringComparer.Ordinal).ToList()).ToList();
        return (
            [.. groups.Select(g => g[0]).OrderBy(e => e.Key, StringComparer.Ordinal)],
            [.. groups.Where(g => g.Count > 1).Select(g => (IReadOnlyList<string>)[.. g.Select(e => e.Key)]).OrderBy(g => g[0], StringComparer.Ordinal)]);
    }

    static Expert Newest(IEnumerable<Expert> same) => same.MaxBy(e => e.Profile.UpdatedOn)!;
}
