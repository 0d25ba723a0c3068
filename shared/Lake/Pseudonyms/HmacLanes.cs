using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Pipeline.Lake;

/// <summary>
/// HMAC-SHA-256 (RFC 2104) of many short messages under one key, all with the same beginning. The hash states after the key's two blocks are
/// kept, so that a message costs two blocks, and as many are hashed at once as there are lanes. Safe for many threads.
/// </summary>
sealed class HmacLanes<T>
    where T : unmanaged, ILanes<T>
{
    const int BlockBytes = 64;
    // A one bit and the length in 64 bits follow the message.
    const int Padding = 9;
    const uint FirstPaddingBit = 0x8000_0000;
    const uint OuterBits = (BlockBytes + HMACSHA256.HashSizeInBytes) * 8;

    readonly byte[] _beginning;
    readonly uint[] _inner;
    readonly uint[] _outer;

    public HmacLanes(ReadOnlySpan<byte> key, ReadOnlySpan<byte> beginning)
    {
        _beginning = beginning.ToArray();
        Span<byte> block = stackalloc byte[BlockBytes];
        block.Clear();
        if (key.Length <= BlockBytes) key.CopyTo(block);
        else SHA256.HashData(key, block);
        (_inner, _outer) = (StateAfter(block, 0x36), StateAfter(block, 0x5C));
    }

    public static int Lanes => T.Count;

    /// <summary>Longest message, its beginning left out, that fits a block.</summary>
    public int LongestMessage => BlockBytes - Padding - _beginning.Length;

    /// <summary>Starts a batch: messages go into its lanes, then <see cref="Batch.Hash"/> gives their hashes.</summary>
    public Batch Begin(Span<T> words) => new(this, words);

    static uint[] StateAfter(ReadOnlySpan<byte> key, byte pad)
    {
        Span<T> state = stackalloc T[Sha256Lanes<T>.StateWords];
        Span<T> block = stackalloc T[Sha256Lanes<T>.BlockWords];
        for (var i = 0; i < state.Length; i++) state[i] = T.All(Sha256Lanes<T>.Start[i]);
        for (var i = 0; i < block.Length; i++) block[i] = T.All(BinaryPrimitives.ReadUInt32BigEndian(key[(i * 4)..]) ^ pad * 0x0101_0101u);
        Sha256Lanes<T>.Compress(state, block);
        var words = MemoryMarshal.Cast<T, uint>(state);
        var first = new uint[state.Length];
        for (var i = 0; i < first.Length; i++) first[i] = words[i * T.Count];
        return first;
    }

    /// <summary>One message for each lane. A lane without one is hashed too, and means nothing.</summary>
    /// <param name="block">The block's words: a vector each.</param>
    public readonly ref struct Batch(HmacLanes<T> hmac, Span<T> block)
    {
        readonly Span<T> _block = block;

        /// <summary>Puts a message of at most <see cref="LongestMessage"/> bytes into a lane.</summary>
        public void Set(int lane, ReadOnlySpan<byte> message)
        {
            Span<byte> bytes = stackalloc byte[BlockBytes];
            bytes.Clear();
            hmac._beginning.CopyTo(bytes);
            message.CopyTo(bytes[hmac._beginning.Length..]);
            var length = hmac._beginning.Length + message.Length;
            bytes[length] = 0x80;
            BinaryPrimitives.WriteUInt16BigEndian(bytes[(BlockBytes - 2)..], (ushort)((BlockBytes + length) * 8));
            var words = MemoryMarshal.Cast<T, uint>(_block);
            for (var i = 0; i < _block.Length; i++) words[i * T.Count + lane] = BinaryPrimitives.ReadUInt32BigEndian(bytes[(i * 4)..]);
        }

        /// <summary>Hashes all lanes and leaves the eight words of each hash in the block's first eight vectors.</summary>
        public void Hash()
        {
            Span<T> state = stackalloc T[Sha256Lanes<T>.StateWords];
            for (var i = 0; i < state.Length; i++) state[i] = T.All(hmac._inner[i]);
            Sha256Lanes<T>.Compress(state, _block);
            _block.Clear();
            state.CopyTo(_block);
            _block[Sha256Lanes<T>.StateWords] = T.All(FirstPaddingBit);
            _block[^1] = T.All(OuterBits);
            for (var i = 0; i < state.Length; i++) state[i] = T.All(hmac._outer[i]);
            Sha256Lanes<T>.Compress(state, _block);
            state.CopyTo(_block);
        }

        /// <summary>Writes the first bytes of a lane's hash, a multiple of four.</summary>
        public void Get(int lane, Span<byte> hash)
        {
            var words = MemoryMarshal.Cast<T, uint>(_block);
            for (var i = 0; i < hash.Length / 4; i++) BinaryPrimitives.WriteUInt32BigEndian(hash[(i * 4)..], words[i * T.Count + lane]);
        }
    }
}
