namespace Pipeline.Validation.Tests;

/// <summary>Memory is the process's: no other test may run meanwhile.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public class Alone;

[Collection("Alone")]
public class LargeDropTests
{
    const int Rows = 1_500_000;

    // To look is to collect all garbage, which takes longer than to validate what came since.
    const int BatchesBetweenLooks = 20;

    [Fact]
    public async Task A_hundred_megabytes_are_validated_in_bounded_memory()
    {
        var protocol = TestProtocol.Make(p => p with { Limits = p.Limits with { MaxRows = Rows } });
        var counter = new Counter();
        var report = await new DropValidator(protocol, TestProtocol.Catalog(protocol), TestProtocol.Period, TimeProvider.System)
            .ValidateAsync(new EndlessStream { MostRows = Rows }, counter, counter, null, default);
        Assert.Equal((Outcome.Accepted, Rows, Rows), (report.Outcome, report.RowsAccepted, counter.Rows));
        Assert.True(report.Bytes > 100_000_000);
        // Keys take 30 bytes a row; the window and batches are of fixed size. Had the file been kept, it would be over 100 MB.
        Assert.InRange(counter.MostGrown, 0, Rows * 35L + 30_000_000);
    }

    [Fact]
    public async Task A_text_of_any_length_is_read_in_bounded_memory()
    {
        await using var drop = await DropInput.OpenAsync(new EndlessStream { MostRows = 400_000 }, InputDrop.Terms with { MaxBytes = long.MaxValue }, default);
        var buffer = new byte[1 << 16];
        await drop.Utf8.ReadExactlyAsync(buffer);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        while (await drop.Utf8.ReadAsync(buffer) > 0)
        {
        }
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 8 << 20);
        Assert.Null(drop.Fatal);
    }

    sealed class Counter : IAcceptedRows, IFindings
    {
        int _batches;
        long _least = long.MaxValue;

        public long Rows { get; private set; }

        /// <summary>By how much more was held than before. What other tests left may go at any time, and then counts no more.</summary>
        public long MostGrown { get; private set; }

        public ValueTask AddAsync(RowBatch batch, CancellationToken ct)
        {
            Rows += batch.Rows;
            if (_batches++ % BatchesBetweenLooks == 0) Look();
            return ValueTask.CompletedTask;
        }

        void Look()
        {
            var held = GC.GetTotalMemory(forceFullCollection: true);
            _least = Math.Min(_least, held);
            MostGrown = Math.Max(MostGrown, held - _least);
        }

        public ValueTask AddAsync(Finding finding, CancellationToken ct) => throw new InvalidOperationException(finding.Message.En);
    }
}
