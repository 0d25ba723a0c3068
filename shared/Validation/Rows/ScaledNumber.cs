namespace Pipeline.Validation;

/// <summary>Numbers with a fixed count of decimals, kept as an integer of the last decimal: 12.50 at scale 2 is 1250.</summary>
public static class ScaledNumber
{
    /// <summary>Most significant digits kept, which is what 64 bits hold.</summary>
    public const int Precision = 18;

    /// <summary>The number that <paramref name="unscaled"/> stands for.</summary>
    public static decimal ToDecimal(long unscaled, int scale)
    {
        var magnitude = unscaled < 0 ? 0UL - (ulong)unscaled : (ulong)unscaled;
        return new((int)magnitude, (int)(magnitude >> 32), 0, unscaled < 0, (byte)scale);
    }
}
