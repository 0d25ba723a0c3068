using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Diaspora;

/// <summary>
/// Protects counts of persons before they are published: below 5 nothing is said; else the count is rounded at random to one of the two multiples of 10 around it, the nearer
/// the likelier, so that its mean is right. What is drawn hangs on a key and on what is counted, so that the same count of the same cell is rounded the same way, and asking again tells no more.
/// </summary>
public sealed class CountProtection(byte[] key)
{
    public const int Threshold = 5;
    public const int Base = 10;

    /// <param name="cell">What is counted: population and cell, and no period, by asking for many of which the mean could be had.</param>
    /// <param name="count">At least 0.</param>
    /// <returns>A multiple of 10; null where nothing is said.</returns>
    public int? Protect(string cell, int count)
    {
        if (count == 0) return 0;
        if (count < Threshold) return null;
        var (below, rest) = (count / Base * Base, count % Base);
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{cell}|{count}")));
        var drawn = (double)BitConverter.ToUInt32(hash, 0) / uint.MaxValue * Base;
        return Math.Max(Base, drawn < rest ? below + Base : below);
    }
}

/// <summary>A cell of table T15: experts by country, specialty and sex.</summary>
/// <param name="Experts">Protected; null where it is not told.</param>
public sealed record ExpertCount(string Country, string Specialty, string Sex, int? Experts);

/// <summary>Counts of experts for table T15: plain rows, protected already, of those who agreed to statistics.</summary>
public static class ExpertCounts
{
    internal const string Total = "_T", Unknown = "_U";

    internal static string Cell(string country, string specialty, string sex) => $"experts|{country}|{specialty}|{sex}";

    /// <summary>Each cell with somebody in it, and the totals over each column, each protected for itself.</summary>
    public static IReadOnlyList<ExpertCount> Of(IEnumerable<Expert> experts, DateOnly day, CountProtection protection)
    {
        var counted = experts.Where(e => e.Allows(ConsentPurpose.Statistics, day)).SelectMany(e =>
            from country in (string[])[e.Profile.ResidenceCountry, Total]
            from specialty in (string[])[e.Profile.Specialty, Total]
            from sex in (string[])[e.Profile.Sex ?? Unknown, Total]
            select (country, specialty, sex));
        return
        [
            .. counted.GroupBy(c => c).Select(g => new ExpertCount(g.Key.country, g.Key.specialty, g.Key.sex, protection.Protect(Cell(g.Key.country, g.Key.specialty, g.Key.sex), g.Count())))
                .OrderBy(c => c.Country, StringComparer.Ordinal).ThenBy(c => c.Specialty, StringComparer.Ordinal).ThenBy(c => c.Sex, StringComparer.Ordinal),
        ];
    }
}
