using System.Globalization;
using System.Text;
using Pipeline.LabourMarketTest.Applications.Reading;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Decisions;

namespace Pipeline.LabourMarketTest.Bulk;

/// <summary>What stands behind a row: one for all rows, filled anew for each.</summary>
sealed class RowResult(bool isKept)
{
    readonly StringBuilder _sentences = new();

    public List<ApplicationFault> Faults { get; } = [];

    /// <summary>Of rules that have an answer: the reason of one without would say what nobody knows.</summary>
    public List<string> Reasons { get; } = [];

    /// <summary>Places of what is not given, or contradicts itself.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>In the order of <see cref="BulkAssessment.ResultColumns"/>, and behind them that of <see cref="KeptRow.Columns"/> where rows are kept.</summary>
    public string[] Cells { get; } = new string[BulkAssessment.ResultColumns.Count + (isKept ? KeptRow.Columns.Count : 0)];

    public void Clear()
    {
        Faults.Clear();
        Reasons.Clear();
        Missing.Clear();
        _sentences.Clear();
        Array.Fill(Cells, "");
    }

    public void SayFaults()
    {
        Cells[0] = BulkAssessment.Faulty;
        Cells[7] = string.Join('|', Faults.Select(f => f.Place));
        Cells[8] = string.Join(' ', Faults.Select(f => $"{f.Place}: expected {f.Expected}. {f.Mend}"));
    }

    public void Say(Assessment assessment, bool isConfirmed, ReasonTexts texts, Func<ReasonText, string> language)
    {
        foreach (ref readonly var result in assessment.Results.AsSpan())
        {
            if (!result.Speaks) continue;
            if (result.Finding.Verdict != Verdict.Unknown) Reasons.Add(result.Rule.Reason);
            else if (result.Finding.Gap != Gap.NoReference)
            {
                // What several rules ask for is said once.
                if (Missing.Contains(result.Finding.InputPath)) continue;
                Missing.Add(result.Finding.InputPath);
            }
            if (_sentences.Length > 0) _sentences.Append(' ');
            _sentences.Append(texts.Explain(result, language));
        }
        Cells[0] = OutcomeNames.Of(assessment.Outcome);
        Cells[1] = assessment.Standing.Track == Track.Eac ? nameof(Track.Eac) : nameof(Track.General);
        Cells[2] = assessment.PermitClass ?? "";
        Cells[3] = assessment.ValidityMonths?.ToString(CultureInfo.InvariantCulture) ?? "";
        Cells[4] = assessment.Fee?.ToString() ?? "";
        Cells[5] = isConfirmed ? "true" : "false";
        (Cells[6], Cells[7], Cells[8]) = (string.Join('|', Missing), string.Join('|', Reasons), _sentences.ToString());
    }

    public void Say(KeptRow kept)
    {
        var behind = BulkAssessment.ResultColumns.Count;
        (Cells[behind], Cells[behind + 1], Cells[behind + 2]) = (kept.Why is null ? kept.State : $"{kept.State}: {kept.Why}", kept.CaseId ?? "", kept.StatusKey ?? "");
        if (kept.OnRecord is not { } known) return;
        // What was on record before may rest on other rules and figures than today's explanations.
        for (var i = 0; i < known.Count; i++) Cells[i] = known[i];
        Cells[behind - 1] = "";
    }
}
