using System.Runtime.CompilerServices;

namespace Pipeline.Lake;

/// <summary>The compression function of SHA-256 (FIPS 180-4, section 6.2.2) over as many blocks at once as there are lanes.</summary>
static class Sha256Lanes<T>
    where T : unmanaged, ILanes<T>
{
    public const int StateWords = 8;
    public const int BlockWords = 16;

    /// <summary>The state before the first block.</summary>
    public static ReadOnlySpan<uint> Start => [0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19];

    static ReadOnlySpan<uint> Constants =>
    [
        0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
        0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
        0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
        0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
        0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
        0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
        0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
        0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
    ];

    /// <summary>Takes one block into <paramref name="state"/>. The block's words are used up.</summary>
    public static void Compress(Span<T> state, Span<T> block)
    {
        var constants = Constants;
        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (var first = 0; first < constants.Length; first += BlockWords)
            for (var i = 0; i < BlockWords; i++)
            {
                if (first > 0) block[i] += Small1(block[i + 14 & 15]) + block[i + 9 & 15] + Small0(block[i + 1 & 15]);
                var t1 = h + Big1(e) + T.Choose(e, f, g) + (T.All(constants[first + i]) + block[i]);
                // Where a and b agree that is the majority, else c decides.
                var t2 = Big0(a) + T.Choose(a ^ b, c, b);
                (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
            }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Big0(T x) => T.RotateRight(x, 2) ^ T.RotateRight(x, 13) ^ T.RotateRight(x, 22);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Big1(T x) => T.RotateRight(x, 6) ^ T.RotateRight(x, 11) ^ T.RotateRight(x, 25);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Small0(T x) => T.RotateRight(x, 7) ^ T.RotateRight(x, 18) ^ x >>> 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Small1(T x) => T.RotateRight(x, 17) ^ T.RotateRight(x, 19) ^ x >>> 10;
}
