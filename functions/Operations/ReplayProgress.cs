using System.Text.Json;
using Pipeline.Intake.Replay;

namespace Pipeline.Functions.Operations;

/// <summary>How far the replay of a dataset is.</summary>
/// <param name="State">Running or Done.</param>
/// <param name="Fingerprint">What the replay must be asked with: of a dry run that is done.</param>
/// <param name="Counts">Submissions by what became of them.</param>
/// <param name="Changes">Submissions by outcome before and after, as the dry run showed them.</param>
public sealed record ReplayProgress(
    string Id, string Agency, string Dataset, bool IsDryRun, string State, string? Reason, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, string? Fingerprint,
    int Total, IReadOnlyDictionary<string, int> Counts, IReadOnlyDictionary<string, int> Changes, IReadOnlyList<ReplayedItem> Items, string? Next)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    internal static ReplayProgress Of(ReplayJobEntity job, IReadOnlyList<ReplayItemEntity> items, int offset, int limit, string? next)
    {
        var previews = items.Select(i => i.Preview is null ? null : JsonSerializer.Deserialize<ReplayPreview>(i.Preview, Options)).ToList();
        return new(job.RowKey, job.Agency, job.Dataset, job.IsDryRun, job.State, job.Reason, job.CreatedAt, job.EndedAt, job.Fingerprint, items.Count,
            Enum.GetNames<ReplayItemState>().ToDictionary(name => name, name => items.Count(i => i.State == name)),
            previews.OfType<ReplayPreview>().CountBy(p => $"{p.Before.Outcome ?? "none"} > {p.After.Outcome}").ToDictionary(),
            [.. items.Zip(previews, (i, p) => new ReplayedItem(i.Submission(), i.State, i.Says, p)).Skip(offset).Take(limit)],
            next);
    }
}

/// <summary>One submission of a dataset's replay.</summary>
/// <param name="Says">Why nothing was done, or null.</param>
/// <param name="Preview">What it changes, once that is known.</param>
public sealed record ReplayedItem(string SubmissionId, string State, string? Says, ReplayPreview? Preview);
