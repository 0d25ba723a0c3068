using System.Globalization;
using System.Text;
using Pipeline.LabourMarketTest.Applications.Reading;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Decisions;

namespace Pipeline.LabourMarketTest.Bulk;

/// <summary>What stands behind a row: one for all rows, filled anew for each.</summary>
sealed class RowResult(bool isKept)
{
    readonly StringBuilder _codes = new(), _sentences = new();

    public List<ApplicationFault> Faults { get; } = [];

    public List<string> Reasons { get; } = [];

    /// <summary>In the order of <see cref="BulkAssessment.ResultColumns"/>, and behind them that of <see cref="KeptRow.Columns"/> where rows are kept.</summary>
    public string[] Cells { get; } = new string[BulkAssessment.ResultColumns.Count + (isKept ? KeptRow.Columns.Count : 0)];

    public void Clear()
    {
        Faults.Clear();
        Reasons.Clear();
        _codes.Clear();
        _sentences.Clear();
        Array.Fill(Cells, "");
    }

    public void SayFaults()
    {
        Cells[0] = BulkAssessment.Faulty;
        foreach (var fault in Faults) Add(fault.Place, $"{fault.Place}: expected {fault.Expected}. {fault.Mend}");
        (Cells[6], Cells[7]) = (_codes.ToString(), _sentences.ToString());
    }

    public void Say(Assessment assessment, bool isConfirmed, ReasonTexts texts, Func<ReasonText, string> language)
    {
        foreach (ref readonly var result in assessment.Results.AsSpan())
        {
            if (!result.Speaks) continue;
            Reasons.Add(result.Rule.Reason);
            Add(result.Rule.Reason, texts.Explain(result, language));
        }
        Cells[0] = OutcomeNames.Of(assessment.Outcome);
        Cells[1] = assessment.Standing.Track == Track.Eac ? nameof(Track.Eac) : nameof(Track.General);
        Cells[2] = assessment.PermitClass ?? "";
        Cells[3] = assessment.ValidityMonths?.ToString(CultureInfo.InvariantCulture) ?? "";
        Cells[4] = assessment.Fee?.ToString() ?? "";
        Cells[5] = isConfirmed ? "true" : "false";
        (Cells[6], Cells[7]) = (_codes.ToString(), _sentences.ToString());
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

    void Add(string code, string sentence)
    {
        if (_codes.Length > 0) _codes.Append('|');
        _codes.Append(code);
        if (_sentences.Length > 0) _sentences.Append(' ');
        _sentences.Append(sentence);
    }
}
