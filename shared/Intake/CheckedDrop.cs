using Pipeline.Lake;
using Pipeline.Validation;
using Pipeline.ValidationReports;

namespace Pipeline.Intake;

/// <summary>
/// The result of reading a drop, before anything of it reaches storage: the report, and the accepted rows and findings in temporary
/// files, readable by this user alone and gone when disposed of.
/// </summary>
/// <param name="Findings">The first few of each rule.</param>
/// <param name="ErrorsCsv">All stored findings, from the start of the stream.</param>
/// <param name="Rows">The rows without errors.</param>
/// <param name="Rejected">The rows with errors; all of them when the report accepts the drop.</param>
public sealed record CheckedDrop(
    ValidationReport Report, IReadOnlyList<Finding> Findings, Stream ErrorsCsv, LakeWriter Rows, RejectedRowsWriter Rejected) : IAsyncDisposable
{
    /// <summary>Where all findings are, for the receipt's page.</summary>
    public FoundPlaces? Places { get; init; }

    public async ValueTask DisposeAsync()
    {
        await ErrorsCsv.DisposeAsync();
        await Rows.DisposeAsync();
        await Rejected.DisposeAsync();
    }
}
