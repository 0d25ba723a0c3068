using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;

namespace Pipeline.LabourMarketTest.Decisions;

/// <summary>Judges an application again from its inputs and holds the new record against the one that was kept.</summary>
public sealed class Replay(Assessor assessor, ReasonTexts texts)
{
    /// <returns>The record made anew, and whether its bytes are those that were kept.</returns>
    public (byte[] Record, bool IsSame) Of(ReadOnlySpan<byte> application, DateOnly decidedAt, ReadOnlySpan<byte> kept)
    {
        using var records = new DecisionRecord(assessor.Inputs, texts);
        var record = records.Write(assessor.Assess(ApplicationJson.Parse(application), decidedAt));
        return (record.ToArray(), record.SequenceEqual(kept));
    }
}
