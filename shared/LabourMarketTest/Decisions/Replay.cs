using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;

namespace Pipeline.LabourMarketTest.Decisions;

/// <summary>Judges an application again from its inputs and holds the new record against the one that was kept.</summary>
public sealed class Replay(Assessor assessor, ReasonTexts texts)
{
    /// <param name="employer">What the register said then; null when it was not asked.</param>
    /// <returns>The record made anew, and whether its bytes are those that were kept.</returns>
    public (byte[] Record, bool IsSame) Of(ReadOnlySpan<byte> application, DateOnly decidedAt, ReadOnlySpan<byte> kept, RegisteredEmployer? employer = null)
    {
        using var records = new DecisionRecord(assessor.Inputs, texts);
        var record = records.Write(assessor.Assess(ApplicationJson.Parse(application), decidedAt) with { Employer = employer });
        return (record.ToArray(), record.SequenceEqual(kept));
    }
}
