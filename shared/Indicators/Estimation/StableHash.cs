using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Pipeline.Indicators.Estimation;

/// <summary>128-bit numbers that stand for texts and are the same on every machine. Of a million texts two have the same once in 10^26 such sets.</summary>
static class StableHash
{
    public static UInt128 Of(ReadOnlySpan<char> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
