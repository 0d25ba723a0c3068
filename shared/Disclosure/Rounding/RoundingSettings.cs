namespace Pipeline.Disclosure.Rounding;

/// <summary>
/// How counts are rounded. <paramref name="Base"/>: no figure from 1 to one below it is published; 5 as a rule, 3 for national tables of little
/// sensitivity, 10 for small places or sensitive matters. <paramref name="Key"/>: at least 16 secret bytes, kept over releases.
/// <paramref name="Rebase"/>: leave the previous release aside and start anew, which is announced as a revision of the benchmark.
/// </summary>
public sealed record RoundingSettings(int Base, byte[] Key, bool Rebase = false)
{
    /// <exception cref="ArgumentException">A base below 2 or a key that can be guessed.</exception>
    internal void Check()
    {
        if (Base < 2) throw new ArgumentException($"The rounding base is {Base}, expected 2 or more.");
        if (Key.Length < 16) throw new ArgumentException($"The rounding key has {Key.Length} bytes, expected 16 or more.");
    }
}
