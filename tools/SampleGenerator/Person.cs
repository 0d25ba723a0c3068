using System.Globalization;

namespace Pipeline.SampleGenerator;

/// <summary>A made-up person, the same wherever its index occurs, so that the samples of different datasets link. Nobody has these numbers.</summary>
/// <param name="Id">As the protocols write it: a national identification number, or issuing country and document number.</param>
sealed record Person(string Id, string Nationality, string Sex, int BirthYear)
{
    const int Youngest = 2004;
    const int BirthYears = 44;
    const long Serials = 10_000_000_000;
    const long Passports = 260_000_000;

    // Each dataset starts in a part of the population of its own; who occurs in two of them is taken over on purpose.
    public const long FirstEmployee = 0;
    public const long FirstJobSeeker = 2_500_000_000;
    public const long FirstReturnee = 5_000_000_000;
    public const long FirstTraveller = 7_500_000_000;

    /// <summary>A Rwandan: the identification number is 1, the year of birth, 8 for men or 7 for women, and ten digits that no two share.</summary>
    public static Person Rwandan(long index)
    {
        var (sex, year) = SexAndYear(index);
        var serial = (long)((UInt128)(ulong)(index + 1) * 3_141_592_653 % Serials);
        return new(string.Create(CultureInfo.InvariantCulture, $"1{year}{(sex == "M" ? 8 : 7)}{serial:0000000000}"), "RWA", sex, year);
    }

    /// <summary>A citizen of <paramref name="country"/> with a passport of it.</summary>
    public static Person Foreign(string country, long index)
    {
        var (sex, year) = SexAndYear(index);
        var number = (long)((UInt128)(ulong)(index + 1) * 31_415_927 % Passports);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{country}-{(char)('A' + number / 10_000_000)}{number % 10_000_000:0000000}"),
            country, sex, year);
    }

    /// <summary>Who stands in a row of another sample.</summary>
    public static Person Of(Row row, string nationality) =>
        new(row["person_id"]!, nationality, row["sex"]!, int.Parse(row["birth_year"]!, CultureInfo.InvariantCulture));

    /// <summary>Fills the columns that say who a row is about.</summary>
    public void Fill(Row row)
    {
        row["person_id"] = Id;
        row["sex"] = Sex;
        row["birth_year"] = $"{BirthYear}";
    }

    static (string Sex, int Year) SexAndYear(long index) => (
        Chance.ShareOf(index, 1) < 0.46 ? "F" : "M", Youngest - (int)(BirthYears * Math.Pow(Chance.ShareOf(index, 2), 1.5)));
}
