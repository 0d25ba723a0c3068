using Azure.Data.Tables;

namespace Pipeline.Intake.Ledger;

/// <summary>Every submission of every agency, as the ledger has it: for work that goes over all of them.</summary>
public sealed class SubmissionRows(TableServiceClient tables)
{
    // An id begins with its agency's short name, and that with a letter; events and the rows of the index begin with other signs.
    const string Submissions = "RowKey ge 'a' and RowKey lt '~'";

    readonly TableClient _table = tables.GetTableClient(SubmissionLedger.TableName);

    public IAsyncEnumerable<SubmissionEntity> ListAsync(CancellationToken ct) => _table.QueryAsync<SubmissionEntity>(Submissions, cancellationToken: ct);
}
