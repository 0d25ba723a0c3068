using System.Text;
using FsCheck;
using FsCheck.Fluent;

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

    /// <summary>Whatever rises within a chunk and from one to the next, each key that came before is told with the line it was first on.</summary>
    [Fact]
    public void Keys_that_rise_for_a_while_are_found_again_as_others_are() => Prop.ForAll(Chunks, chunks =>
    {
        var hash = new KeyHash();
        using var index = new KeyIndex(10_000, hash);
        var firstLines = new Dictionary<int, long>();
        var line = 1L;
        foreach (var chunk in chunks)
        {
            var expected = new List<(int, long)>();
            for (var row = 0; row < chunk.Length; row++)
                if (!firstLines.TryAdd(chunk[row], line + row)) expected.Add((row, firstLines[chunk[row]]));
            KeyRank[] ranks = [.. chunk.Select(RankOf)];
            RowKey[] keys = [.. ranks.Select((rank, row) => new RowKey(hash.Of(rank), row, 0, row))];
            var rises = ranks.Zip(ranks.Skip(1), (a, b) => a.CompareTo(b) < 0).All(r => r);
            var found = rises && index.TryFollow(ranks, keys, line) ? [] : index.Add(keys, line);
            if (!found.Select(r => (r.Key.Row, r.FirstLine)).SequenceEqual(expected)) return false;
            line += chunk.Length;
        }
        return true;
    }).Check(Laws.Cases(300));

    // Close together, then far apart and longer, as keys of registers are.
    static KeyRank RankOf(int number) => KeyRank.Of(Encoding.UTF8.GetBytes(number >= 150 ? $"WP{number * 7919L:D14}" : $"WP{number}"));

    /// <summary>What is kept of a million rising keys in blocks, in memory and in a file, is what was given.</summary>
    [Fact]
    public void Rising_keys_are_read_back_as_they_came()
    {
        using var log = new RisingKeyLog();
        var random = new Random(7);
        var (number, line) = (0L, 5L);
        var all = new List<(KeyRank, long)>();
        for (var chunk = 0; chunk < 300; chunk++)
        {
            var given = new List<(KeyRank Rank, long Line)>();
            for (var i = 0; i < 1000; i++)
            {
                number += random.Next(20) == 0 ? random.NextInt64(1L << random.Next(1, 50)) + 1 : 1;
                given.Add((KeyRank.Of(Encoding.UTF8.GetBytes($"{number:D16}")), line += random.Next(1, 3)));
            }
            RowKey[] keys = [.. given.Select(g => new RowKey(default, g.Line - 5, 0, 0))];
            Assert.True(log.TryAdd([.. given.Select(g => g.Rank)], keys, before: 5));
            Assert.False(log.TryAdd([given[^1].Rank], keys, before: 5));
            all.AddRange(given);
        }
        Assert.Equal(all, log.ReadAll());
    }

    /// <summary>Rising keys, here and there with a key from before.</summary>
    static Arbitrary<int[][]> Chunks => (
        from lengths in Gen.Choose(0, 40).ListOf(8)
        from odd in Gen.Choose(0, 300).ListOf(3)
        select Cut(lengths, odd)).ToArbitrary();

    static int[][] Cut(IEnumerable<int> lengths, IEnumerable<int> odd)
    {
        var next = 0;
        var chunks = lengths.Select(l => Enumerable.Range(0, l).Select(_ => next++).ToArray()).ToArray();
        foreach (var at in odd)
            if (chunks[at % chunks.Length] is { Length: > 0 } chunk) chunk[at % chunk.Length] = at;
        return chunks;
    }

    [Theory]
    [InlineData("9", "10")]
    [InlineData("WP2600000009", "WP2600000010")]
    [InlineData("ABCDEFGH", "ABCDEFGI")]
    [InlineData("ABCDEFGHIJKLMNO1", "ABCDEFGHIJKLMNO2")]
    [InlineData("ABCDEFGH1", "ABCDEFGI0")]
    [InlineData("", "0")]
    public void Ranks_of_texts_are_by_length_and_then_by_bytes(string lower, string higher)
    {
        var (low, high) = (KeyRank.Of(Encoding.UTF8.GetBytes(lower)), KeyRank.Of(Encoding.UTF8.GetBytes(higher)));
        Assert.True(low.CompareTo(high) < 0);
        Assert.True(high.CompareTo(low) > 0);
        Assert.Equal(0, low.CompareTo(KeyRank.Of(Encoding.UTF8.GetBytes(lower))));
    }

    [Fact]
    public async Task A_register_in_order_names_the_row_that_comes_again()
    {
        string Row(int number) => TestProtocol.Row.Replace("0001", $"{number:0000}");
        var drop = await Drop.OfRowsAsync([.. Enumerable.Range(1, 2000).Select(Row), Row(700), Row(2001)]);
        Assert.Equal(("key.unique", 2002L), (drop.Only.RuleId, drop.Only.Line));
        Assert.Equal("permit_id is the same as on line 701.", drop.Only.Message.En);
    }

    static RowKey Key(int number) => new(new((ulong)number << 40, (ulong)number), 1, 0, 0);
}
