using Pipeline.LabourMarketTest.Decisions;

namespace Pipeline.LabourMarketTestCases;

/// <summary>What judging a case again gave.</summary>
/// <param name="Kept">Lower-case hex hash of the record that was kept.</param>
/// <param name="Anew">That of the record made anew.</param>
/// <param name="EngineVersion">Of the program that replayed.</param>
public sealed record ReplayedCase(string Id, int Assessment, bool IsSame, string Kept, string Anew, string EngineVersion);

/// <summary>Judges a case again from what was kept of it, and nothing else.</summary>
public sealed class CaseReplay(CaseRows rows, CaseTexts texts, InputShelf shelf)
{
    /// <summary>Null when there is no such case.</summary>
    /// <exception cref="InvalidDataException">A text of the case is gone, or not the one that was recorded.</exception>
    public async Task<ReplayedCase?> OfAsync(string id, CancellationToken ct)
    {
        if (await rows.FindAsync(id, ct) is not { } found) return null;
        var kept = found.Newest;
        var open = await shelf.OpenAsync(kept.InputsSha256, ct);
        var (application, before) = (await texts.ApplicationAsync(id, kept, ct), await texts.RecordAsync(id, kept, ct));
        var employer = await texts.EmployerAsync(id, kept, ct);
        var (record, isSame) = new Replay(open.Assessor, open.Texts).Of(application, kept.AssessedOn, before, employer);
        return new(id, kept.Number, isSame, kept.RecordSha256, CaseTexts.Sha256(record), DecisionRecord.EngineVersion);
    }
}
