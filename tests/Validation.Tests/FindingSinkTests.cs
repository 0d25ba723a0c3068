using System.Text;
using Pipeline.Testing;

namespace Pipeline.Validation.Tests;

/// <summary>Findings are taken while the next ones are made: an error of whoever takes them is the drop's all the same.</summary>
public sealed class FindingSinkTests
{
    const int Wrong = 3_000;

    [Theory]
    [InlineData(1)]
    [InlineData(1_500)]
    [InlineData(Wrong)]
    public async Task An_error_of_the_sink_comes_through_as_it_is_and_nothing_is_handed_over_after_it(int failing)
    {
        var sink = new FailingSink(failing);
        var error = await Assert.ThrowsAsync<IOException>(() => ValidateAsync(new MemoryStream(Rows()), sink, chunkBytes: 4_096));
        Assert.Same(sink.Error, error);
        Assert.Equal(failing, sink.Asked);
        await Task.Delay(50);
        Assert.Equal(failing, sink.Asked);
    }

    [Fact]
    public async Task A_slow_sink_is_no_longer_used_once_the_reading_has_failed()
    {
        var sink = new FailingSink(int.MaxValue) { Pause = TimeSpan.FromMilliseconds(1) };
        var broken = new BreakingStream(Rows(), new IOException("The connection broke."));
        await Assert.ThrowsAsync<IOException>(() => ValidateAsync(broken, sink, chunkBytes: 16_384));
        var asked = sink.Asked;
        Assert.InRange(asked, 1, Wrong - 1);
        await Task.Delay(100);
        Assert.Equal(asked, sink.Asked);
    }

    static byte[] Rows() => Encoding.UTF8.GetBytes(
        TestProtocol.Header + "\n" + string.Concat(Enumerable.Range(0, Wrong).Select(i => $"WP{i:0000000000},P1234567,KEN,F,1990,H1,2026-10-05,wrong,0.5,true,\n")));

    static Task<ValidationReport> ValidateAsync(Stream content, IFindings findings, int chunkBytes)
    {
        var protocol = TestProtocol.Make(p => p with { Limits = p.Limits with { MaxErrorsStored = 2 * Wrong } });
        var clock = new ManualTime(new(TestProtocol.Came, new(8, 0), TimeSpan.Zero));
        return new DropValidator(protocol, TestProtocol.Catalog(protocol), TestProtocol.Period, clock) { ChunkBytes = chunkBytes }
            .ValidateAsync(content, rows: null, findings, progress: null, default);
    }

    sealed class FailingSink(int failing) : IFindings
    {
        int _asked;

        public IOException Error { get; } = new("The disk is full.");

        public TimeSpan Pause { get; init; }

        public int Asked => Volatile.Read(ref _asked);

        public async ValueTask AddAsync(Finding finding, CancellationToken ct)
        {
            if (Interlocked.Increment(ref _asked) == failing) throw Error;
            if (Pause > TimeSpan.Zero) await Task.Delay(Pause, CancellationToken.None);
        }
    }

    /// <summary>Ends with an error in place of its second half.</summary>
    sealed class BreakingStream(byte[] content, Exception error) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ct = default) =>
            Position > Length / 2 ? throw error : base.ReadAsync(buffer[..Math.Min(buffer.Length, 8_192)], ct);
    }
}
