using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;
using Pipeline.Benchmarks.Files;
using Pipeline.Benchmarks.Measuring;

namespace Pipeline.Benchmarks.Peers;

/// <summary>The protocol's checks written by hand over CsvHelper's parser, on one thread, as a careful programmer would.</summary>
sealed partial class CsvHelperReader(Subject subject)
{
    static readonly DateOnly FirstDay = new(2000, 1, 1);
    static readonly DateOnly LastDay = new(2100, 12, 31);
    static readonly HashSet<string> Sexes = ["F", "M"];
    static readonly HashSet<string> Statuses = ["NEW", "REN", "CAN", "EXP"];

    readonly HashSet<string> _nationalities = [.. subject.Codes("iso3166")];
    readonly HashSet<string> _occupations = [.. subject.Codes("isco08")];

    public Run Check(PermitFile file) => Check(file.Open());

    /// <summary>The same, with the SHA-256 of what was read.</summary>
    public Run CheckAndHash(PermitFile file)
    {
        using var hash = SHA256.Create();
        return Check(new CryptoStream(file.Open(), hash, CryptoStreamMode.Read));
    }

    Run Check(Stream content)
    {
        var clock = Stopwatch.StartNew();
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { BufferSize = 1 << 16 };
        using var text = new StreamReader(content, Encoding.UTF8, false, 1 << 16);
        using var row = new CsvParser(text, configuration);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var wrong = new List<int>();
        row.Read();
        long rows = 0;
        for (; row.Read(); rows++)
        {
            var isKeyed = Permit().IsMatch(row[0]);
            var good = isKeyed & keys.Add(row[0]);
            good &= row[1].Length == 16;
            good &= Employer().IsMatch(row[2]);
            good &= _nationalities.Contains(row[3]);
            good &= Sexes.Contains(row[4]);
            good &= int.TryParse(row[5], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1930 and <= 2020;
            good &= row[6].Length == 0 || _occupations.Contains(row[6]);
            good &= Statuses.Contains(row[7]);
            good &= TryDate(row[8], out _);
            good &= TryDate(row[9], out var from) & TryDate(row[10], out var until) && until >= from;
            good &= row[11].Length == 0
                || decimal.TryParse(row[11], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var wage) && wage <= 100_000_000 && wage.Scale <= 2;
            good &= row[12] is "true" or "false" or "1" or "0";
            if (!good) wrong.Add(row.RawRow);
        }
        return new(clock.Elapsed, rows, wrong.Count);
    }

    static bool TryDate(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day >= FirstDay && day <= LastDay;

    [GeneratedRegex(@"\AWP[0-9]{10}\z")]
    private static partial Regex Permit();

    [GeneratedRegex(@"\A1[0-9]{8}\z")]
    private static partial Regex Employer();
}
