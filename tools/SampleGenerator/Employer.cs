using System.Globalization;
using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>
/// A made-up employer, the same wherever its index occurs: permits, vacancies and payrolls name employers that the register holds. The first
/// ones are large. Nobody has these numbers.
/// </summary>
sealed record Employer(long Index, string Section, string Sector, string District)
{
    /// <summary>How many employers permits and vacancies come from.</summary>
    public const int Known = 4_000;

    const int AlwaysActive = 20;
    const int Large = 200;

    static readonly DateOnly FirstRegistration = new(1992, 1, 1);

    static readonly Weighted<(string Code, double Weight)> LargeSections = new(
        [("C", 16), ("F", 14), ("K", 10), ("O", 12), ("P", 10), ("Q", 10), ("N", 8), ("J", 6), ("I", 6), ("A", 6), ("H", 5), ("B", 3), ("D", 2), ("E", 2)],
        s => s.Weight);

    static readonly Weighted<(string Code, double Weight)> Sections = new(
        [
            ("G", 28), ("I", 12), ("C", 9), ("F", 8), ("P", 8), ("S", 7), ("M", 6), ("Q", 5), ("A", 5), ("H", 5), ("N", 4), ("J", 4), ("K", 3),
            ("T", 3), ("L", 1.5), ("R", 1), ("U", 0.8), ("O", 0.7), ("E", 0.5), ("B", 0.8), ("D", 0.4),
        ],
        s => s.Weight);

    /// <summary>Taxpayer number. No two of the first hundred million employers share it: the step is prime.</summary>
    public string Number => string.Create(CultureInfo.InvariantCulture, $"{100_000_000 + 7919 * Index % 100_000_000}");

    public DateOnly RegisteredOn => FirstRegistration.AddDays((int)(Chance.ShareOf(Index, 13) * 28 * 365));

    public static Employer At(long index)
    {
        var section = (index < Large ? LargeSections : Sections).At(Chance.ShareOf(index, 11)).Code;
        return new(index, section, SectorOf(section, Chance.ShareOf(index, 12)), SampleGenerator.District.OfWork.At(Chance.ShareOf(index, 14)).Code);
    }

    /// <summary>Some employer of those <see cref="Known"/>; the cube makes a few of them frequent.</summary>
    public static Employer Draw(Random random) => At((int)(Known * Math.Pow(random.NextDouble(), 3)));

    /// <summary>ACT, DOR or CLO, as the register has it at the end of the month.</summary>
    public string StatusIn(ReferencePeriod month) =>
        Index < AlwaysActive ? "ACT"
        : Chance.ShareOf(Index, 15) < 0.05 ? "DOR"
        : Chance.ShareOf(Index, month.Year * 12 + month.Index) < 0.006 ? "CLO"
        : "ACT";

    /// <summary>Employees in the month: some hundreds at the largest employer, two or three at most others.</summary>
    public int EmployeesIn(ReferencePeriod month) =>
        StatusIn(month) != "ACT" ? 0
        : Section == "T" ? 1 + (int)(2 * Chance.ShareOf(Index, 16))
        : Math.Max(1, (int)Math.Round(400 * Math.Pow(Index + 1, -0.6) * (0.6 + 0.8 * Chance.ShareOf(Index, 16))));

    static string SectorOf(string section, double share) => section switch
    {
        "O" => "PUB",
        "T" => "HHD",
        "U" => "INT",
        "P" or "Q" => share < 0.4 ? "PUB" : share < 0.75 ? "PRI" : "NGO",
        "S" => share < 0.6 ? "NGO" : "PRI",
        "D" or "E" => share < 0.6 ? "PUB" : "PRI",
        _ => share < 0.96 ? "PRI" : "NGO",
    };
}
