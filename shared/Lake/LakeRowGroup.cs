using Parquet;
using Parquet.Schema;
using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.Lake;

/// <summary>The rows of one row group, from the first that is gathered until they are written; then it is empty again.</summary>
sealed class LakeRowGroup(Protocol protocol, int[] columns, ParquetSchema schema, Pseudonymiser pseudonymiser)
{
    readonly LakeColumn[] _columns = [.. columns.Zip(schema.DataFields, (column, field) => LakeColumn.For(protocol.Columns[column], field, pseudonymiser))];

    public int Rows { get; private set; }

    public bool IsFull => Rows == LakeFileWriter.RowsPerGroup;

    /// <summary>Takes rows of a batch as far as there is room, and gives their number.</summary>
    public int Add(RowBatch batch, int first)
    {
        var count = Math.Min(batch.Rows - first, LakeFileWriter.RowsPerGroup - Rows);
        for (var i = 0; i < _columns.Length; i++) _columns[i].Add(batch.Columns[columns[i]], first, count);
        Rows += count;
        return count;
    }

    /// <summary>Writes the columns in their order. While one is written the next is prepared.</summary>
    public async Task WriteAsync(ParquetWriter writer, CancellationToken ct)
    {
        using var group = writer.CreateRowGroup();
        var next = Task.Run(_columns[0].Prepare, ct);
        try
        {
            for (var i = 0; i < _columns.Length; i++)
            {
                ct.ThrowIfCancellationRequested();
                await next;
                if (i + 1 < _columns.Length) next = Task.Run(_columns[i + 1].Prepare, ct);
                await _columns[i].WriteAsync(group, ct);
            }
        }
        finally
        {
            await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        group.CompleteValidate();
        Rows = 0;
    }
}
