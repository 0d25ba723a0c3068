namespace Pipeline.Validation.Tests;

public sealed class KeyIndexTests
{
    /// <summary>A drop whose findings cannot be written ends twice: what it had borrowed must not be lent to two others.</summary>
    [Fact]
    public void One_that_was_ended_twice_harms_no_other()
    {
        var ended = new KeyIndex(100);
        ended.Dispose();
        ended.Dispose();
        using var one = new KeyIndex(100);
        using var other = new KeyIndex(100);
        for (var line = 1; line <= 20; line++)
        {
            Assert.Empty(one.Add([Key(line)], line));
            Assert.Empty(other.Add([Key(100 + line)], line));
        }
        for (var line = 1; line <= 20; line++)
        {
            Assert.Single(one.Add([Key(line)], 100 + line));
            Assert.Single(other.Add([Key(100 + line)], 100 + line));
        }
    }

    static RowKey Key(int number) => new(new((ulong)number << 40, (ulong)number), 1, 0, 0);
}
