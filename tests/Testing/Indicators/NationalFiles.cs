using System.Globalization;

namespace Pipeline.Testing.Indicators;

/// <summary>
/// Parquet files of all sources as the lake has them, made up by DuckDB from hashes of row numbers, so that the same scale gives the same rows. The newest
/// quarter is 2026-Q3; the survey has the rounds of its window and of those one and three years before.
/// </summary>
public sealed class NationalFiles(DuckDbSession duckDb, string folder, NationalScale scale)
{
    const string First = "DATE '2026-10-01'";

    static readonly string[] Quarters =
        ["2022-Q4", "2023-Q1", "2023-Q2", "2023-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"];

    public string Folder => folder;

    public IEnumerable<string> Months => Enumerable.Range(0, scale.Months).Select(i => new DateTime(2026, 9, 1).AddMonths(-i).ToString("yyyy-MM", CultureInfo.InvariantCulture)).Reverse();

    /// <summary>Dataset, agency and period of each file, and where it lies.</summary>
    public IEnumerable<(string Dataset, string Agency, string Period, string Path)> All =>
    [
        .. Quarters.Select(q => Of("labour-force-survey", "nisr", q)), .. Months.Select(m => Of("vacancies", "mifotra", m)), .. Months.Select(m => Of("work-permits", "dgie", m)),
        .. Months.Select(m => Of("payroll", "rssb", m)), Of("graduates", "hec", "2025"), Of("graduates", "rtb", "2025"), Of("nationals-abroad", "minaffet", "2025"),
    ];

    /// <summary>Makes the files that are not there yet.</summary>
    public async Task MakeAsync()
    {
        Directory.CreateDirectory(folder);
        await duckDb.RunAsync("CREATE OR REPLACE MACRO u(a, b, c) AS (hash(a, b, c) >> 11) / 9007199254740992.0");
        await duckDb.RunAsync(
            $"""
            CREATE OR REPLACE TABLE isco AS SELECT code FROM read_csv('{Repository.PathOf("protocols", "codelists", "isco08.csv")}', all_varchar = true, header = true)
            """);
        await duckDb.RunAsync("CREATE OR REPLACE TABLE units AS SELECT code, row_number() OVER (ORDER BY code) - 1 AS place FROM isco WHERE length(code) = 4");
        // Few occupations have most people; one code in twelve is coarser, and one in two hundred is of a national variant.
        await duckDb.RunAsync(
            """
            CREATE OR REPLACE TABLE codes AS SELECT k, CASE WHEN u(k, 1, 2) < 0.005 THEN '2455' WHEN u(k, 1, 3) < 0.08 THEN left(code, 1 + (k % 3)::INT) ELSE code END AS code
            FROM range(100000) r(k) JOIN units ON place = floor(power(u(k, 1, 1), 1.6) * 436)
            """);
        if (All.All(f => File.Exists(f.Path))) return;
        foreach (var quarter in Quarters) await CopyAsync(Of("labour-force-survey", "nisr", quarter).Path, Survey(quarter));
        await MakeVacanciesAsync();
        await MakePermitsAsync();
        foreach (var (month, at) in Months.Select((m, i) => (m, i))) await CopyAsync(Of("payroll", "rssb", month).Path, Payroll(month, at, 0));
        await CopyAsync(Of("graduates", "hec", "2025").Path, Graduates(1));
        await CopyAsync(Of("graduates", "rtb", "2025").Path, Graduates(2));
        await CopyAsync(
            Of("nationals-abroad", "minaffet", "2025").Path,
            """
            SELECT CASE WHEN u(i, 7, 1) < 0.8 THEN 'stock' ELSE 'outflow' END AS measure, CASE WHEN u(i, 7, 2) < 0.7 THEN 'E' ELSE 'N' END AS labour_status,
              CASE WHEN u(i, 7, 3) < 0.1 THEN 'X' ELSE left(code, 2) END AS isco08_group, (1 + floor(30 * u(i, 7, 4)))::BIGINT AS persons
            FROM range(2000) r(i) JOIN codes ON k = i * 7
            """);
    }

    /// <summary>Makes one file again otherwise: a month of payroll with other pay, any other without each hundredth row.</summary>
    public Task ReviseAsync(string dataset, string period, string path) => CopyAsync(path, dataset == "payroll"
        ? Payroll(period, Months.ToList().IndexOf(period), 1)
        : $"SELECT * EXCLUDE file_row_number FROM read_parquet('{All.Single(f => f.Dataset == dataset && f.Period == period).Path}', file_row_number = true) WHERE file_row_number % 100 <> 99");

    string Survey(string quarter)
    {
        var round = int.Parse(quarter[..4], CultureInfo.InvariantCulture) * 4 + quarter[^1] - '1';
        return $"""
            WITH p AS (SELECT i, i // 16 AS psu, {round} AS r FROM range({scale.Persons}) t(i)),
            s AS (SELECT *, CASE WHEN u(i, r, 1) < 0.62 THEN 'E' WHEN u(i, r, 1) < 0.7 THEN 'U' ELSE 'N' END AS status, (hash(i, r, 2) % 100000)::BIGINT AS code FROM p)
            SELECT '{quarter}' AS round_id, {quarter[..4]}::BIGINT AS year, {quarter[^1]}::BIGINT AS quarter,
              printf('%02d%s', psu % 30, CASE WHEN (psu // 30) % 2 = 0 THEN 'U' ELSE 'R' END) AS stratum, printf('%05d', psu) AS psu,
              300 + 200 * u(psu, r, 3) + 10 * u(i, r, 4) AS w_round, (14 + floor(60 * u(i, r, 5)))::BIGINT AS age, status,
              CASE WHEN u(i, r, 6) < 0.97 THEN floor(9 * u(i, r, 7))::INT::VARCHAR END AS isced, CASE WHEN status = 'E' THEN codes.code END AS isco08,
              CASE WHEN status = 'E' AND u(i, r, 8) < 0.95 THEN 5 + floor(112 * u(i, r, 9)) END AS hours_week_main,
              CASE WHEN status = 'E' AND u(i, r, 10) < 0.7 THEN round(exp(9.5 + 3 * u(i, r, 11) + {round} * 0.01), 2) END AS pay_cash,
              CASE WHEN status = 'E' AND u(i, r, 12) < 0.1 THEN round(20000 * u(i, r, 13)) END AS pay_inkind,
              CASE WHEN status = 'E' THEN ['M', 'M', 'M', 'M', 'W', '2W', 'D', 'O'][1 + floor(8 * u(i, r, 14))::INT] END AS pay_period,
              CASE WHEN status = 'U' AND u(i, r, 15) < 0.6 THEN codes.code END AS prev_isco08
            FROM s JOIN codes ON codes.k = s.code ORDER BY i
            """;
    }

    async Task MakeVacanciesAsync()
    {
        var days = scale.Months * 30;
        await duckDb.RunAsync(
            $"""
            CREATE OR REPLACE TABLE vacancy AS
            SELECT printf('VA%012d', i) AS vacancy_id, CASE WHEN u(i, 2, 1) < 0.9 THEN sha256((floor(power(u(i, 2, 2), 2) * {scale.Vacancies / 8 + 1}))::VARCHAR) END AS employer_id,
              ({First} - 1 - floor({days} * u(i, 2, 3))::INT)::DATE AS posted_on, ({First} - 1 - floor({days} * u(i, 2, 3))::INT + floor(90 * u(i, 2, 4))::INT)::DATE AS ends,
              (1 + floor(5 * power(u(i, 2, 5), 3)))::BIGINT AS positions, codes.code AS isco08, CASE WHEN u(i, 2, 6) < 0.4 THEN 0.5 + 0.5 * u(i, 2, 7) END AS coding_conf,
              CASE WHEN u(i, 2, 8) < 0.05 THEN 'VA000000000000' END AS dup_of
            FROM range({scale.Vacancies}) t(i) JOIN codes ON k = hash(i, 2, 9) % 100000
            """);
        foreach (var month in Months)
            await CopyAsync(
                Of("vacancies", "mifotra", month).Path,
                $"""
                SELECT * EXCLUDE ends, CASE WHEN ends < DATE '{month}-01' + INTERVAL 1 MONTH THEN ends END AS closed_on FROM vacancy
                WHERE posted_on < DATE '{month}-01' + INTERVAL 1 MONTH AND ends >= DATE '{month}-01' ORDER BY vacancy_id
                """);
    }

    async Task MakePermitsAsync()
    {
        await duckDb.RunAsync(
            $"""
            CREATE OR REPLACE TABLE permit AS
            SELECT sha256(i::VARCHAR) AS permit_id, CASE WHEN u(i, 3, 1) < 0.9 THEN sha256((floor(power(u(i, 3, 2), 2) * {scale.Permits / 10 + 1}))::VARCHAR) END AS employer_id,
              ['H1', 'H1', 'H2', 'H2', 'E1', 'J'][1 + floor(6 * u(i, 3, 3))::INT] AS permit_class, codes.code AS isco08,
              CASE WHEN u(i, 3, 4) < 0.4 THEN 0.5 + 0.5 * u(i, 3, 5) END AS coding_conf, floor({scale.Months} * u(i, 3, 6))::INT AS back, i
            FROM range({scale.Permits}) t(i) JOIN codes ON k = hash(i, 3, 7) % 100000
            """);
        foreach (var (month, at) in Months.Reverse().Select((m, i) => (m, i)))
            await CopyAsync(
                Of("work-permits", "dgie", month).Path,
                $"""
                WITH events AS (
                  SELECT *, CASE WHEN back = {at} THEN 'NEW' ELSE 'CAN' END AS status FROM permit WHERE back = {at} OR (back = {at} + 3 AND u(i, 3, 8) < 0.1))
                SELECT permit_id, employer_id, permit_class, isco08, coding_conf, ({First} - INTERVAL (back + 1) MONTH + INTERVAL (floor(20 * u(i, 3, 9))::INT) DAY)::DATE AS issued_on,
                  ({First} - INTERVAL (back + 1) MONTH + INTERVAL (2 + floor(20 * u(i, 3, 9))::INT) DAY)::DATE AS valid_from,
                  ({First} - INTERVAL (back + 1) MONTH + INTERVAL (200 + floor(900 * u(i, 3, 10))::INT) DAY)::DATE AS valid_to, status
                FROM events ORDER BY permit_id
                """);
    }

    /// <param name="revision">0 for the first delivery.</param>
    string Payroll(string month, int at, int revision) =>
        $"""
        SELECT '{month}' AS month, CASE WHEN u(j, 4, 1) < 0.97 THEN codes.code END AS isco08, CASE WHEN u(j, 4, 2) < 0.3 THEN 0.5 + 0.5 * u(j, 4, 3) END AS coding_conf,
          CASE WHEN u(j, {at}, 5) < 0.01 THEN 0 ELSE exp(10.5 + 3.5 * u(j, 4, 4) + 0.2 * u(j, {at}, {6 + revision})) END::DECIMAL(18, 2) AS gross_rwf
        FROM range({scale.Jobs}) t(j) JOIN codes ON k = hash(j, 4, 8) % 100000
        """;

    static string Graduates(int agency) =>
        $"""
        SELECT ['0613', '0912', '0913', '0711', '0411', '0111'][1 + floor(6 * u(i, 5, {agency}))::INT] AS isced_f, floor(60 * u(i, 6, {agency}))::BIGINT AS graduates
        FROM range(400) t(i)
        """;

    (string Dataset, string Agency, string Period, string Path) Of(string dataset, string agency, string period) =>
        (dataset, agency, period, Path.Combine(folder, $"{dataset}_{agency}_{period}.parquet"));

    Task CopyAsync(string path, string select) => duckDb.RunAsync($"COPY ({select}) TO '{path}' (FORMAT parquet, COMPRESSION snappy)");
}
