using Pipeline.Indicators.Codes;
using Pipeline.Reference;

namespace Pipeline.Indicators.Payroll;

/// <summary>
/// Reads a payroll file, only the columns needed and row group by row group. A job is never split: it is counted in the group that holds all parts of its code.
/// </summary>
sealed class PayrollFile(IndicatorParameters parameters, CodeHarmoniser codes, int groups)
{
    /// <summary>Codes of up to four digits by length and value, certain and uncertain ones: looked up once, as there are millions of rows.</summary>
    readonly int[] _known = [.. Enumerable.Repeat(-1, 2 * 50_000)];

    readonly Dictionary<string, Gathering> _months = new(StringComparer.Ordinal);

    long _rows;

    /// <summary>The rows of one month while they are read.</summary>
    sealed class Gathering
    {
        public List<short> Nodes { get; } = [];

        public List<long> Pay { get; } = [];
    }

    /// <exception cref="InvalidDataException">A column is missing or of an unfit type, or a required value is null.</exception>
    public static async Task<(IReadOnlyList<PayrollMonth> Months, long Rows)> ReadAsync(
        Stream file, IndicatorParameters parameters, CodeHarmoniser codes, int groups, CancellationToken ct)
    {
        var reading = new PayrollFile(parameters, codes, groups);
        await foreach (var rows in ColumnGroup.ReadAsync(file, ct)) await reading.AddAsync(rows, ct);
        return ([.. reading._months.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => reading.Sort(m.Key, m.Value))], reading._rows);
    }

    async Task AddAsync(ColumnGroup rows, CancellationToken ct)
    {
        var (month, isco08) = (await rows.TextAsync("month", ct), await rows.TextAsync("isco08", ct, optional: true));
        var (gross, confidence) = (await rows.NumberAsync("gross_rwf", ct), await rows.NumberAsync("coding_conf", ct, optional: true));
        _rows += rows.Count;
        var (last, into) = ((string?)null, (Gathering?)null);
        for (var i = 0; i < rows.Count; i++)
        {
            var name = month[i] ?? throw Missing("month");
            if (!ReferenceEquals(name, last) && !_months.TryGetValue(name, out into)) _months.Add(name, into = new());
            last = name;
            into!.Nodes.Add((short)NodeOf(isco08[i], confidence[i] < parameters.CodingConfidence));
            into.Pay.Add((long)Math.Round((gross[i] ?? throw Missing("gross_rwf")) * 100));
        }
    }

    int NodeOf(string? code, bool isUncertain)
    {
        if (code is null) return 0;
        var key = KeyOf(code);
        if (key < 0) return codes.Find(code, isUncertain).Whole;
        ref var known = ref _known[2 * key + (isUncertain ? 1 : 0)];
        if (known >= 0) return known;
        var found = codes.Find(code, isUncertain);
        // What is changed goes through the log each time.
        if (found.Rule == HarmonisationRule.Exact) known = found.Whole;
        return found.Whole;
    }

    /// <summary>-1 unless the code is one to four digits.</summary>
    static int KeyOf(string code)
    {
        if (code.Length is < 1 or > 4) return -1;
        var value = 0;
        foreach (var digit in code)
        {
            if (!char.IsAsciiDigit(digit)) return -1;
            value = value * 10 + (digit - '0');
        }
        return (code.Length - 1) * 10_000 + value;
    }

    PayrollMonth Sort(string month, Gathering rows)
    {
        if (!ReferencePeriod.TryParse(month, null, out var period) || period.Frequency != Frequency.M)
            throw new InvalidDataException($"'{month}' is not a month, such as 2026-10.");
        var (jobs, paid) = (new int[groups], new int[groups]);
        for (var i = 0; i < rows.Nodes.Count; i++)
        {
            jobs[rows.Nodes[i]]++;
            if (rows.Pay[i] > 0) paid[rows.Nodes[i]]++;
        }
        var lists = Array.ConvertAll(paid, n => new long[n]);
        Array.Clear(paid);
        for (var i = 0; i < rows.Nodes.Count; i++)
            if (rows.Pay[i] > 0) lists[rows.Nodes[i]][paid[rows.Nodes[i]]++] = rows.Pay[i];
        foreach (var list in lists) Array.Sort(list);
        return new(period, [.. Enumerable.Range(0, groups).Where(node => jobs[node] > 0).Select(node => new PayrollGroup(node, jobs[node], lists[node]))]);
    }

    static InvalidDataException Missing(string column) => new($"A payroll line has no {column}.");
}
