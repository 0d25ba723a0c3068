namespace Pipeline.Testing.Indicators;

/// <summary>The cells of quarter 2026-Q3 and of every month of the payroll, written down a second time in DuckDB's SQL, over the files of <see cref="NationalFiles"/>.</summary>
public sealed class CellSql(DuckDbSession duckDb, NationalFiles files)
{
    /// <summary>The matrix of fields that the graduates are counted by.</summary>
    public const string Fields = "isced_f,isco08,share\n0613,2512,0.6\n0613,2514,0.2\n0912,2211,0.9\n091,2221,0.7\n07,2142,0.5\n";

    const string Window = "(year * 4 + quarter) BETWEEN 8104 AND 8107";
    const string Base = "(year * 4 + quarter) BETWEEN 8092 AND 8095";

    /// <summary>Each row once for every group that its code lies in, the total included; a code that is no group counts in the longest that it begins with.</summary>
    static string Spread(string rows) =>
        $"SELECT s.*, g.code AS isco08, g.level AS level FROM ({rows}) s JOIN tree g ON g.level = 0 OR (length(s.code) >= g.level AND left(s.code, g.level) = g.code)";

    /// <summary>Computes all cells into table <c>cell</c>.</summary>
    /// <returns>How long DuckDB took.</returns>
    public async Task<TimeSpan> ComputeAsync()
    {
        await duckDb.RunAsync(
            $"""
            CREATE OR REPLACE TABLE tree AS SELECT '_T' AS code, 0 AS level UNION ALL
            SELECT code, length(code) FROM read_csv('{Repository.PathOf("protocols", "codelists", "isco08.csv")}', all_varchar = true, header = true)
            """);
        var time = TimeSpan.Zero;
        foreach (var statement in (string[])[Survey, Cells, Pay, Norms, Underqualified, Vacancies, Permits, PermitCells, Payroll, Counts])
            time += (await duckDb.RunAsync(statement.Replace("FOLDER", files.Folder))).Time;
        return time;
    }

    /// <summary>Holds the cells against a file of <c>cell_estimate</c>.</summary>
    /// <returns>
    /// Values in both, cells in one only or of another number of records, cells suppressed in the file, and the greatest relative difference of a value.
    /// </returns>
    public async Task<(long Both, long One, long Suppressed, double Difference)> CompareAsync(string path)
    {
        var (row, _) = await duckDb.RunAsync(
            $"""
            SELECT count(*) FILTER (a.value IS NOT NULL AND b.value IS NOT NULL) AS shared, count(*) FILTER (a.measure IS NULL OR b.measure IS NULL OR a.n <> b.n) AS one,
              count(*) FILTER (b.quality = 'suppressed') AS suppressed,
              max(abs(a.value - b.value) / greatest(1e-300, abs(a.value))) AS difference
            FROM cell a FULL JOIN read_parquet('{path}') b USING (period, isco08, measure)
            """);
        return (Number("shared"), Number("one"), Number("suppressed"), row.GetProperty("difference").GetDouble());

        long Number(string name) => long.Parse(row.GetProperty(name).ToString(), System.Globalization.CultureInfo.InvariantCulture);
    }

    static readonly string Survey =
        $"""
        CREATE OR REPLACE TABLE person AS SELECT *, year * 4 + quarter AS round, CASE WHEN hours_week_main > 0 AND hours_week_main <= 112 THEN hours_week_main END AS hours,
          CASE WHEN hours_week_main > 0 AND hours_week_main <= 112 AND pay_cash + coalesce(pay_inkind, 0) > 0 THEN
            (pay_cash + coalesce(pay_inkind, 0)) * CASE pay_period WHEN 'M' THEN 1 WHEN '2W' THEN 26.0::DOUBLE / 12 WHEN 'W' THEN 52.0::DOUBLE / 12 WHEN 'D' THEN 22 END / (hours_week_main * (52.0::DOUBLE / 12)) END AS pay
        FROM read_parquet('FOLDER/labour-force-survey_*.parquet') WHERE age >= 16 AND w_round > 0 AND ({Window} OR {Base})
        """;

    static readonly string Cells =
        $"""
        CREATE OR REPLACE TABLE cell AS
        SELECT '2026-Q3' AS period, isco08, 'employment' AS measure, sum(w_round / 4) AS value, count(*) AS n
        FROM ({Spread($"SELECT w_round, isco08 AS code FROM person WHERE {Window} AND status = 'E'")}) GROUP BY isco08
        UNION ALL SELECT '2026-Q3', isco08, 'unemployed_by_last_occupation', sum(w_round / 4), count(*)
        FROM ({Spread($"SELECT w_round, prev_isco08 AS code FROM person WHERE {Window} AND status = 'U' AND prev_isco08 IS NOT NULL")}) GROUP BY isco08
        UNION ALL SELECT '2026-Q3', isco08, 'mean_weekly_hours', sum(w_round * hours) / sum(w_round), count(*)
        FROM ({Spread($"SELECT w_round, hours, isco08 AS code FROM person WHERE {Window} AND status = 'E' AND hours IS NOT NULL")}) GROUP BY isco08
        """;

    /// <summary>The least value at which the cumulated weight reaches a share; where it meets it exactly, the mean with the next.</summary>
    static string Quantile(string rows, string key, string p) =>
        $"""
        SELECT {key}, arg_min(CASE WHEN abs(c - {p} * t) <= 1e-12 * t THEN (v + coalesce(nxt, v)) / 2 ELSE v END, c) FILTER (c >= {p} * t - 1e-12 * t) AS q, count(*) AS n
        FROM (SELECT {key}, v, sum(w) OVER (PARTITION BY {key} ORDER BY v, w ROWS UNBOUNDED PRECEDING) AS c, sum(w) OVER (PARTITION BY {key}) AS t,
          lead(v) OVER (PARTITION BY {key} ORDER BY v, w) AS nxt FROM ({rows})) GROUP BY {key}
        """;

    static readonly string Pay =
        $"""
        INSERT INTO cell WITH paid AS (SELECT year, w_round AS w, pay AS v, isco08 AS code FROM person WHERE {Window} AND status = 'E' AND pay IS NOT NULL),
        low AS ({Quantile("SELECT * FROM paid", "year", "0.01")}), high AS ({Quantile("SELECT * FROM paid", "year", "0.99")}),
        winsorised AS (SELECT least(greatest(v, low.q), high.q) AS v, w, code FROM paid JOIN low USING (year) JOIN high USING (year))
        SELECT '2026-Q3', isco08, 'median_hourly_pay', q, n FROM ({Quantile($"SELECT isco08, v, w FROM ({Spread("SELECT * FROM winsorised")})", "isco08", "0.5")})
        """;

    static readonly string Norms =
        $"""
        CREATE OR REPLACE TABLE norm AS
        WITH levels AS (SELECT left(isco08, 3) AS code, isced::INT AS isced, sum(w_round) AS w, count(*) AS n FROM person
          WHERE {Base} AND status = 'E' AND isced IS NOT NULL AND left(isco08, 3) IN (SELECT code FROM tree WHERE level = 3) GROUP BY ALL)
        SELECT code, first(isced ORDER BY w DESC, isced) AS isced FROM levels GROUP BY code HAVING sum(n) >= 30
        """;

    static readonly string Underqualified =
        $$"""
        INSERT INTO cell SELECT '2026-Q3', isco08, 'underqualified_share', sum(w_round * under) / sum(w_round), count(*) FROM ({{Spread($$"""
          SELECT w_round, p.isco08 AS code, (p.isced::INT < coalesce(norm.isced, map {'1': 5, '2': 6, '3': 5, '4': 2, '5': 2, '6': 2, '7': 2, '8': 2, '9': 1}[left(p.isco08, 1)]))::INT AS under
          FROM person p LEFT JOIN norm ON norm.code = left(p.isco08, 3) WHERE {{Window}} AND status = 'E' AND p.isced IS NOT NULL
          """)}}) WHERE under IS NOT NULL GROUP BY isco08
        """;

    const string Coded = "CASE WHEN coding_conf < 0.7 THEN left(isco08, 2) ELSE isco08 END";

    static readonly string Vacancies =
        $"""
        INSERT INTO cell WITH opened AS (
          SELECT vacancy_id, positions, {Coded} AS code, (substr(parse_filename(filename), 19, 7) || '-01')::DATE AS since, posted_on, closed_on
          FROM read_parquet('FOLDER/vacancies_*.parquet', filename = true) WHERE dup_of IS NULL AND substr(parse_filename(filename), 19, 7) BETWEEN '2025-10' AND '2026-09'),
        days AS (SELECT *, date_diff('day', greatest(posted_on, since), least(coalesce(closed_on, DATE '9999-01-01'), (since + INTERVAL 1 MONTH)::DATE)) AS d FROM opened)
        SELECT '2026-Q3', isco08, 'vacancy_stock', sum(d * positions) / 365.0::DOUBLE, count(DISTINCT vacancy_id) FROM ({Spread("SELECT vacancy_id, positions, d, code FROM days WHERE d > 0")}) GROUP BY isco08
        """;

    static readonly string Permits =
        $"""
        CREATE OR REPLACE TABLE latest AS SELECT *, (period || '-01')::DATE AS since FROM (
          SELECT permit_id, permit_class, {Coded} AS code, valid_from, valid_to, status IN ('CAN', 'EXP') AS closed, substr(parse_filename(filename), 19, 7) AS period
          FROM read_parquet('FOLDER/work-permits_*.parquet', filename = true)
          QUALIFY row_number() OVER (PARTITION BY permit_id ORDER BY parse_filename(filename) DESC, issued_on DESC, closed DESC) = 1)
        """;

    static readonly string PermitCells =
        $"""
        INSERT INTO cell SELECT '2026-09', isco08, 'permit_stock', count(*), count(*)
        FROM ({Spread("SELECT code FROM latest WHERE NOT closed AND valid_from <= DATE '2026-09-30' AND valid_to >= DATE '2026-09-30'")}) GROUP BY isco08
        UNION ALL SELECT '2026-Q3', isco08, 'permit_mean_stock', sum(d) / 365.0::DOUBLE, count(*) FROM ({Spread(
            """
            SELECT code, date_diff('day', greatest(valid_from, DATE '2025-10-01'), least(CASE WHEN closed THEN least(valid_to, since - 1) ELSE valid_to END, DATE '2026-09-30')) + 1 AS d
            FROM latest WHERE permit_class IN ('H1', 'H2')
            """)}) WHERE d > 0 GROUP BY isco08
        """;

    // Jobs are grouped by code first, as the levels of 21 million rows would not fit in memory.
    static readonly string Payroll =
        $"""
        INSERT INTO cell WITH jobs AS (SELECT month, gross_rwf, {Coded} AS code FROM read_parquet('FOLDER/payroll_*.parquet')),
        by_level AS (SELECT month, gross_rwf, unnest([left(code, 1), left(code, 2), left(code, 3), left(code, 4)][1:least(4, length(code))]) AS code FROM jobs WHERE code IS NOT NULL)
        SELECT month, isco08, unnest(['payroll_jobs', 'payroll_median_gross']), unnest([jobs::DOUBLE, median]), unnest([jobs, paid]) FROM (
          SELECT month, '_T' AS isco08, count(*) AS jobs, count(*) FILTER (gross_rwf > 0) AS paid, quantile_cont(gross_rwf::DOUBLE, 0.5) FILTER (gross_rwf > 0) AS median FROM jobs GROUP BY month
          UNION ALL SELECT month, code, count(*), count(*) FILTER (gross_rwf > 0), quantile_cont(gross_rwf::DOUBLE, 0.5) FILTER (gross_rwf > 0)
          FROM by_level WHERE code IN (SELECT code FROM tree) GROUP BY month, code)
        """;

    static readonly string Counts =
        $"""
        INSERT INTO cell WITH matrix AS (SELECT * FROM (VALUES ('0613', '2512', 0.6::DOUBLE), ('0613', '2514', 0.2::DOUBLE), ('0912', '2211', 0.9::DOUBLE), ('091', '2221', 0.7::DOUBLE), ('07', '2142', 0.5::DOUBLE)) m(field, code, share)),
        fields AS (SELECT isced_f, sum(graduates) AS n FROM read_parquet('FOLDER/graduates_*.parquet') GROUP BY isced_f),
        matched AS (SELECT isced_f, n, max(field) AS field FROM fields JOIN matrix ON starts_with(isced_f, field) GROUP BY ALL)
        SELECT '2026-Q3', isco08, 'graduates', sum(value), round(sum(value))::BIGINT FROM ({Spread("SELECT n * share AS value, code FROM matched JOIN matrix USING (field)")}) GROUP BY isco08
        UNION ALL SELECT '2026-Q3', isco08, 'nationals_abroad', sum(persons), sum(persons) FROM ({Spread(
            "SELECT persons, nullif(isco08_group, 'X') AS code FROM read_parquet('FOLDER/nationals-abroad_*.parquet') WHERE measure = 'stock' AND labour_status = 'E'")}) GROUP BY isco08
        """;
}
