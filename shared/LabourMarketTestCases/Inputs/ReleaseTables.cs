using System.Text.Json;
using Pipeline.IndicatorReadings;
using Pipeline.Indicators;
using Pipeline.LabourMarketTest.Decisions;
using Pipeline.LabourMarketTest.Law;
using Pipeline.Protocols;

namespace Pipeline.LabourMarketTestCases;

/// <summary>Says why figures that rest on these datasets may not be used for a purpose; null when they may.</summary>
public delegate Wording? WhyNotUsed(IEnumerable<string> sources, string purpose);

/// <summary>What the current run gives labour market tests.</summary>
/// <param name="RunId">Null while there is no run.</param>
/// <param name="Absent">Codes that say why there is no wage table, or why vacancies and job seekers may not be shown.</param>
public sealed record ReleaseFigures(string? RunId, StoredWages? Wages, StoredTightness? Tightness, IReadOnlyList<string> Absent);

/// <summary>
/// Reads the wage table, and vacancies against job seekers, from the current indicator run. Both are used for decisions about persons: the agreements under which
/// their data came name that purpose besides the run's own. What there is none of is absent, with a code that says why.
/// </summary>
public sealed class ReleaseTables(PublishedIndicators published, WhyNotUsed whyNot, IndicatorParameters parameters)
{
    public const string NoRun = "NO_INDICATOR_RUN", NoPay = "NO_PAY_IN_RUN", Withheld = "RELEASE_WITHHELD", PayWithheld = "PAY_NOT_AGREED_FOR_TESTS",
        TightnessWithheld = "VACANCIES_OR_SEEKERS_NOT_AGREED_FOR_TESTS";

    const string Currency = "RWF", Source = "Declared pay (social security), median gross a month";
    const int Levels = 4, MinorGroup = 3;

    public async Task<ReleaseFigures> ReadAsync(CancellationToken ct)
    {
        var levels = new List<OccupationReadings>();
        for (var level = 0; level <= Levels; level++)
        {
            if (await published.GetOccupationsAsync(level, ct) is not { } readings) return new(null, null, null, [NoRun]);
            if (levels.Count > 0 && levels[0].RunId != readings.RunId)
            {
                // Another run became current in between.
                levels.Clear();
                level = -1;
                continue;
            }
            levels.Add(readings);
        }
        var (run, sources) = (levels[0].RunId, levels[0].Sources);
        if (whyNot(sources, DataUse.ShortageIndicators) is not null) return new(run, null, null, [Withheld]);
        var (mayPay, mayTightness) = (MayUse(sources, parameters.PayrollDataset), MayUse(sources, parameters.VacancyDataset, parameters.SurveyDataset));
        var wages = mayPay ? Wages(run, [.. levels.SelectMany(l => l.Rows).Where(r => r.Measure == Measures.PayrollMedianGross)]) : null;
        return new(run, wages, mayTightness ? Tightness(run, levels[MinorGroup].Rows) : null,
            [.. wages is not null ? [] : (string[])[mayPay ? NoPay : PayWithheld], .. mayTightness ? [] : (string[])[TightnessWithheld]]);
    }

    bool MayUse(IEnumerable<string> sources, params string[] datasets) => whyNot(sources.Where(s => datasets.Contains(s.Split('/')[1])), DataUse.LabourMarketTest) is null;

    static StoredWages? Wages(string run, IReadOnlyList<OccupationReading> rows)
    {
        if (rows.Count == 0) return null;
        var period = rows.Select(r => r.Period).Max(StringComparer.Ordinal)!;
        var newest = rows.Where(r => r.Period == period).OrderBy(r => r.Isco08, StringComparer.Ordinal).ToList();
        var cells = newest.Where(r => r.Level > 0).Select(r => new WageCell(r.Isco08, r.N ?? 0, Amount(r.Value))).ToList();
        var national = Amount(newest.Find(r => r.Level == 0)?.Value);
        return new($"{run}@{Hash(new { period, national, cells })}", Source, period, Currency, national, new Dictionary<string, decimal>(), cells);
    }

    static StoredTightness? Tightness(string run, IReadOnlyList<OccupationReading> rows)
    {
        var (vacancies, seekers) = (Newest(rows, Measures.VacancyStock), Newest(rows, Measures.Unemployed));
        if (vacancies.Count == 0 || seekers.Count == 0) return null;
        var cells = vacancies.Keys.Union(seekers.Keys).Order(StringComparer.Ordinal)
            .Select(code => new TightnessCell(code, Amount(vacancies.GetValueOrDefault(code)?.Value), Amount(seekers.GetValueOrDefault(code)?.Value))).ToList();
        var period = $"{vacancies.Values.First().Period} / {seekers.Values.First().Period}";
        return new($"{run}@{Hash(new { period, cells })}", period, cells);
    }

    static Dictionary<string, OccupationReading> Newest(IReadOnlyList<OccupationReading> rows, string measure)
    {
        var own = rows.Where(r => r.Measure == measure).ToList();
        var period = own.Select(r => r.Period).Max(StringComparer.Ordinal);
        return own.Where(r => r.Period == period).ToDictionary(r => r.Isco08);
    }

    static string Hash<T>(T content) => CaseTexts.Sha256(JsonSerializer.SerializeToUtf8Bytes(content));

    static decimal? Amount(double? value) => value is { } v && double.IsFinite(v) ? decimal.Round((decimal)v, 2) : null;
}

