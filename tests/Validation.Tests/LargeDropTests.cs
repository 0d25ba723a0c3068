namespace Pipeline.Validation.Tests;

/// <summary>Memory is the process's: no other test may run meanwhile.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public class Alone;

[Collection("Alone")]
public class LargeDropTests
{
    const int Rows = 1_500_000;

    [Fact]
    public async Task A_hundred_megabytes_are_validated_in_bounded_memory()
    {
        var protocol = TestProtocol.Make(p => p with { Limits = p.Limits with { MaxRows = Rows } });
        var counter = new Counter();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var report = await new DropValidator(protocol, TestProtocol.Catalog(protocol), TestProtocol.Period, TimeProvider.System)
            .ValidateAsync(new EndlessStream { MostRows = Rows }, counter, counter, null, default);
        Assert.Equal((Outcome.Accepted, Rows, Rows), (report.Outcome, report.RowsAccepted, counter.Rows));
        Assert.True(report.Bytes > 100_000_000);
        // Keys take 30 bytes a row; the window and batches are of fixed size. Had the file been kept, it would be over 100 MB.
        Assert.InRange(counter.MostHeld - before, 0, Rows * 35L + 30_000_000);
    }

    sealed class Counter : IAcceptedRows, IFindings
    {
        public long Rows { get; private set; }

        public long MostHeld { get; private set; }

        public ValueTask AddAsync(RowBatch batch, CancellationToken ct)
        {
            Rows += batch.Rows;
            MostHeld = Math.Max(MostHeld, GC.GetTotalMemory(forceFullCollection: true));
            return ValueTask.CompletedTask;
        }

        public ValueTask AddAsync(Finding finding, CancellationToken ct) => throw new InvalidOperationException(finding.Message.En);
    }
}
