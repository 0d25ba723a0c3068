using System.Text;

namespace Pipeline.Validation.Tests;

public class StreamTests
{
    static DropValidator Validator => new(TestProtocol.Make(), TestProtocol.Catalog(TestProtocol.Make()), TestProtocol.Period, TimeProvider.System);

    [Fact]
    public async Task An_error_of_the_stream_comes_through_as_it_is()
    {
        var error = new IOException("the network went away");
        var drop = new Drop();
        var stream = new EndlessStream { OnRead = reads => { if (reads == 3) throw error; } };
        Assert.Same(error, await Assert.ThrowsAsync<IOException>(() => Validator.ValidateAsync(stream, drop, drop, null, default)));
    }

    [Fact]
    public async Task A_cancelled_token_stops_an_endless_stream()
    {
        using var source = new CancellationTokenSource();
        var drop = new Drop();
        var stream = new EndlessStream { OnRead = reads => { if (reads == 3) source.Cancel(); } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Validator.ValidateAsync(stream, drop, drop, null, source.Token));
        Assert.InRange(stream.Reads, 3, 4);
    }

    [Fact]
    public async Task A_cancelled_token_stops_the_hashing_of_what_cannot_be_read()
    {
        using var source = new CancellationTokenSource();
        var drop = new Drop();
        var stream = new EndlessStream { Start = "%PDF-1.7\n", OnRead = reads => { if (reads == 3) source.Cancel(); } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Validator.ValidateAsync(stream, drop, drop, null, source.Token));
        Assert.InRange(stream.Reads, 3, 4);
    }

    [Fact]
    public async Task Progress_ends_at_the_whole_file()
    {
        var drop = new Drop();
        var seen = new Seen();
        var text = TestProtocol.Header + "\n" + TestProtocol.Row + "\n";
        await Validator.ValidateAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), drop, drop, seen, default);
        Assert.Equal(new(text.Length, 1), seen.Last);
    }

    sealed class Seen : IProgress<ValidationProgress>
    {
        public ValidationProgress Last { get; set; }

        public void Report(ValidationProgress value) => Last = value;
    }
}
