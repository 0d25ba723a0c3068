using System.Buffers;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>
/// Keys that rise, with the lines they stand on. Each is kept as its difference from the one before, which takes two or three bytes where
/// numbers are given in turn; what fills a block goes to a temporary file. Read only when a key comes that does not rise.
/// </summary>
sealed class RisingKeyLog : IDisposable
{
    const int BlockBytes = 64 * 1024;

    // Two numbers of ten bytes, or one and a rank.
    const int MostBytes = 40;

    byte[] _block = ArrayPool<byte>.Shared.Rent(BlockBytes);
    FileStream? _file;
    int _blocks;
    int _filled;
    KeyRank _last;
    long _lastLine;

    public bool IsEmpty => _filled == 0 && _blocks == 0;

    /// <summary>Adds keys that rise among themselves, unless the first does not come behind all before.</summary>
    /// <param name="keys">As many as ranks: their lines.</param>
    /// <param name="before">Lines before those.</param>
    public bool TryAdd(ReadOnlySpan<KeyRank> ranks, ReadOnlySpan<RowKey> keys, long before)
    {
        if (!IsEmpty && ranks[0].CompareTo(_last) <= 0) return false;
        for (var i = 0; i < ranks.Length; i++)
        {
            if (_filled > BlockBytes - MostBytes) Write();
            Add(ranks[i], before + keys[i].Line);
        }
        return true;
    }

    public IEnumerable<(KeyRank Rank, long Line)> ReadAll()
    {
        var block = new byte[BlockBytes];
        var (rank, line) = (default(KeyRank), 0L);
        for (var number = 0; number <= _blocks; number++)
        {
            var filled = ReadBlock(number, block);
            for (var at = 0; at < filled && TakeNumber(block, ref at) is not 0 and var head;)
            {
                line += (head >> 1) - 1;
                rank = (head & 1) != 0
                    ? rank with { Last = rank.Last + (ulong)TakeNumber(block, ref at) }
                    : new((int)TakeNumber(block, ref at), (ulong)TakeNumber(block, ref at), (ulong)TakeNumber(block, ref at));
                yield return (rank, line);
            }
        }
    }

    public void Dispose()
    {
        if (_block.Length > 0) ArrayPool<byte>.Shared.Return(_block);
        _block = [];
        _file?.Dispose();
    }

    void Add(in KeyRank rank, long line)
    {
        // Never 0, which ends a block.
        var head = (line - _lastLine + 1) << 1;
        if (rank.First == _last.First && rank.Length == _last.Length)
        {
            Put(head | 1);
            Put((long)(rank.Last - _last.Last));
        }
        else
        {
            Put(head);
            Put(rank.Length);
            Put((long)rank.First);
            Put((long)rank.Last);
        }
        (_last, _lastLine) = (rank, line);
    }

    /// <summary>Seven bits a byte, the lowest first.</summary>
    void Put(long number)
    {
        var rest = (ulong)number;
        for (; rest >= 0x80; rest >>= 7) _block[_filled++] = (byte)(rest | 0x80);
        _block[_filled++] = (byte)rest;
    }

    static long TakeNumber(byte[] from, ref int at)
    {
        var (number, shift) = (0UL, 0);
        for (; from[at] >= 0x80; shift += 7) number |= (ulong)(from[at++] & 0x7F) << shift;
        return (long)(number | (ulong)from[at++] << shift);
    }

    void Write()
    {
        _file ??= TemporaryFile.Open();
        _block.AsSpan(_filled, BlockBytes - _filled).Clear();
        RandomAccess.Write(_file.SafeFileHandle, _block.AsSpan(0, BlockBytes), (long)_blocks++ * BlockBytes);
        _filled = 0;
    }

    int ReadBlock(int number, byte[] block)
    {
        if (number == _blocks)
        {
            _block.AsSpan(0, _filled).CopyTo(block);
            return _filled;
        }
        for (var read = 0; read < BlockBytes;)
            read += RandomAccess.Read(_file!.SafeFileHandle, block.AsSpan(read), (long)number * BlockBytes + read) is > 0 and var more
                ? more
                : throw new EndOfStreamException("The temporary file of keys is shorter than what was written to it.");
        return BlockBytes;
    }
}
