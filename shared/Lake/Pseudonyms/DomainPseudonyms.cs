using System.Runtime.Intrinsics;
using Pipeline.Validation;

namespace Pipeline.Lake;

/// <summary>Pseudonyms of one domain, a column at a time. Safe for many threads.</summary>
abstract class DomainPseudonyms
{
    /// <param name="single">Makes the pseudonym of any value; serves those too long for a lane.</param>
    /// <param name="beginning">What is hashed before each value.</param>
    public static DomainPseudonyms For(ReadOnlySpan<byte> key, ReadOnlySpan<byte> beginning, PseudonymMaker single) => Vector512.IsHardwareAccelerated
        ? new LanePseudonyms<Lanes512>(new(key, beginning), single)
        : new LanePseudonyms<Lanes256>(new(key, beginning), single);

    /// <summary>Writes the pseudonyms of the valid values end to end, and gives their number.</summary>
    /// <param name="to">Room for <see cref="Pseudonymiser.Length"/> characters each.</param>
    public abstract int Write(Utf8Arena values, ReadOnlySpan<bool> valid, Span<char> to);
}

/// <summary>Writes the pseudonym of one value.</summary>
delegate void PseudonymMaker(ReadOnlySpan<byte> utf8, Span<char> to);

sealed class LanePseudonyms<T>(HmacLanes<T> hmac, PseudonymMaker single) : DomainPseudonyms
    where T : unmanaged, ILanes<T>
{
    public override int Write(Utf8Arena values, ReadOnlySpan<bool> valid, Span<char> to)
    {
        Span<T> words = stackalloc T[Sha256Lanes<T>.BlockWords];
        words.Clear();
        var batch = hmac.Begin(words);
        // Where in the result the pseudonym of each lane belongs.
        Span<int> places = stackalloc int[T.Count];
        var (taken, count) = (0, 0);
        for (var row = 0; row < valid.Length; row++)
        {
            if (!valid[row]) continue;
            var value = values[row];
            var place = count++;
            if (value.Length > hmac.LongestMessage)
            {
                single(value, Place(to, place));
                continue;
            }
            places[taken] = place;
            batch.Set(taken, value);
            if (++taken < places.Length) continue;
            Finish(batch, places, to);
            taken = 0;
        }
        if (taken > 0) Finish(batch, places[..taken], to);
        return count;
    }

    static void Finish(in HmacLanes<T>.Batch batch, ReadOnlySpan<int> places, Span<char> to)
    {
        batch.Hash();
        Span<byte> hash = stackalloc byte[Pseudonymiser.Bytes];
        for (var lane = 0; lane < places.Length; lane++)
        {
            batch.Get(lane, hash);
            Convert.TryToHexStringLower(hash, Place(to, places[lane]), out _);
        }
    }

    static Span<char> Place(Span<char> to, int place) => to.Slice(place * Pseudonymiser.Length, Pseudonymiser.Length);
}
