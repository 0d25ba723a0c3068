using System.Text;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Benchmarks.Files;

/// <summary>
/// Writes the rows of a permit file, each from its number alone, so that every file of the same size and spoiling is the same bytes.
/// </summary>
sealed class PermitRows(ProtocolCatalog catalog, ReferencePeriod period, Spoiling spoiling)
{
    public const int LongestRow = 256;

    const int SpoiledEvery = 100;
    // Each of 13 cells, and two faults that lie between cells.
    const int NoFault = -1;
    const int EndsFirst = 13;
    const int SameKey = 14;
    const int Faults = 15;

    const long FirstPermit = 2_600_000_000;
    // Multiplied by a number modulo a prime, each number below the prime becomes another one.
    const long Prime = 99_999_989;
    const long Multiplier = 48_271;
    const int FirstDay = 730_500; // in January 2001
    const int Days = 9_000;
    const int Employers = 20_000;

    static readonly byte[][] Statuses = [.. ((string[])["NEW", "REN", "CAN", "EXP"]).Select(Encoding.ASCII.GetBytes)];

    readonly byte[][] _nationalities = Codes(catalog, "iso3166", period, 3);
    readonly byte[][] _occupations = Codes(catalog, "isco08", period, 4);

    public static ReadOnlySpan<byte> Header =>
        "permit_id,person_id,employer_id,nationality,sex,birth_year,isco08,status,issued_on,valid_from,valid_to,monthly_wage,is_renewal\r\n"u8;

    /// <summary>Writes row <paramref name="number"/>, counted from 0, and returns its length.</summary>
    public int Write(long number, Span<byte> to)
    {
        var random = Mix((ulong)number);
        var fault = spoiling == Spoiling.EveryHundredthRow && number % SpoiledEvery == SpoiledEvery - 1 ? (int)(number / SpoiledEvery % Faults) : NoFault;
        var row = new RowText(to, spoiling == Spoiling.EveryCell ? RowText.AllCells : fault);
        row.Cell("WP"u8, FirstPermit + (spoiling == Spoiling.NoOrder ? number * Multiplier % Prime : number - (fault == SameKey ? 1 : 0)), 10);
        row.Cell("1"u8, (long)(Draw(ref random) % 1_000_000_000_000_000), 15);
        row.Cell("1"u8, Draw(ref random, Employers) * 4999L, 8);
        row.Cell(_nationalities[Skewed(ref random, _nationalities.Length)]);
        row.Cell(Draw(ref random, 2) == 0 ? "F"u8 : "M"u8);
        row.Cell(default, 1955 + Draw(ref random, 50), 4);
        row.Cell(Draw(ref random, 50) == 0 ? default : _occupations[Skewed(ref random, _occupations.Length)]);
        row.Cell(Statuses[Draw(ref random, Statuses.Length)]);
        var issued = FirstDay + Draw(ref random, Days);
        var from = issued + Draw(ref random, 30);
        row.Cell(DateOnly.FromDayNumber(issued));
        row.Cell(DateOnly.FromDayNumber(from));
        row.Cell(DateOnly.FromDayNumber(fault == EndsFirst ? from - 1 : from + 365 * (1 + Draw(ref random, 3))));
        if (Draw(ref random, 20) == 0) row.Cell(""u8);
        else row.Cell(default, 60 + Draw(ref random, 4000), 4, "500.00"u8);
        row.Cell(Draw(ref random, 3) == 0 ? "true"u8 : "false"u8);
        return row.End();
    }

    static byte[][] Codes(ProtocolCatalog catalog, string list, ReferencePeriod period, int length) =>
        [.. catalog.CodelistInForce(list, period.End).Items.Keys.Where(c => c.Length == length).Order(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];

    static ulong Draw(ref ulong random) => random = Mix(random);

    static int Draw(ref ulong random, int count) => (int)((Draw(ref random) >> 32) * (ulong)count >> 32);

    // A few codes are most of a register.
    static int Skewed(ref ulong random, int count) => Draw(ref random, 1 + Draw(ref random, count));

    /// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
        x = (x ^ x >> 27) * 0x94D049BB133111EB;
        return x ^ x >> 31;
    }
}
