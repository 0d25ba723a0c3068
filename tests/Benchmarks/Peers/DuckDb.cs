using System.Text.Json;
using Pipeline.Benchmarks.Files;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Testing;

namespace Pipeline.Benchmarks.Peers;

/// <summary>The protocol's checks in DuckDB's SQL, over its own parallel CSV reader with typed columns.</summary>
sealed class DuckDb : IDisposable
{
    const string Judged =
        """
        WITH typed AS (
          SELECT *, regexp_full_match(permit_id, 'WP[0-9]{10}') AS keyed
          FROM read_csv('FILE', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', new_line = '\r\n',
            dateformat = '%Y-%m-%d', store_rejects = true,
            columns = {permit_id: 'VARCHAR', person_id: 'VARCHAR', employer_id: 'VARCHAR', nationality: 'VARCHAR', sex: 'VARCHAR',
              birth_year: 'BIGINT', isco08: 'VARCHAR', status: 'VARCHAR', issued_on: 'DATE', valid_from: 'DATE', valid_to: 'DATE',
              monthly_wage: 'DECIMAL(18,2)', is_renewal: 'BOOLEAN'})),
        judged AS (
          SELECT *, coalesce(keyed
            AND length(person_id) = 16
            AND regexp_full_match(employer_id, '1[0-9]{8}')
            AND nationality IN (SELECT code FROM iso3166)
            AND sex IN ('F', 'M')
            AND birth_year BETWEEN 1930 AND 2020
            AND (isco08 IS NULL OR isco08 IN (SELECT code FROM isco08))
            AND status IN ('NEW', 'REN', 'CAN', 'EXP')
            AND issued_on BETWEEN DATE '2000-01-01' AND DATE '2100-12-31'
            AND valid_from BETWEEN DATE '2000-01-01' AND DATE '2100-12-31'
            AND valid_to BETWEEN DATE '2000-01-01' AND DATE '2100-12-31'
            AND valid_to >= valid_from
            AND (monthly_wage IS NULL OR monthly_wage BETWEEN 0 AND 100000000)
            AND is_renewal IS NOT NULL, false) AS good
          FROM typed)
        """;

    const string Check =
        $"""
        {Judged}
        SELECT count(*) AS rows, count(*) FILTER (NOT good) AS wrong, list(permit_id) FILTER (NOT good) AS located,
          count(*) FILTER (keyed) - count(DISTINCT permit_id) FILTER (keyed) AS same
        FROM judged
        """;

    const string Copy = $"COPY ({Judged} SELECT * EXCLUDE (keyed, good) FROM judged WHERE good) TO 'TARGET' (FORMAT parquet, COMPRESSION snappy)";

    // What the copy has left out is known from the rows that it wrote; a key that came twice is sought in the columns just written.
    const string Keys = "SELECT count(*) AS rows, count(*) - count(DISTINCT permit_id) AS same FROM read_parquet('TARGET')";

    // A cell that has not its type costs the row, which then reaches no other check.
    const string Rejects = "SELECT count(DISTINCT line) AS lines FROM reject_errors";

    readonly DuckDbSession _session = new();

    public static async Task<DuckDb> StartAsync(Subject subject)
    {
        var made = new DuckDb();
        foreach (var list in (string[])["iso3166", "isco08"])
            await made._session.RunAsync($"CREATE TABLE {list} AS SELECT unnest([{string.Join(", ", subject.Codes(list).Select(c => $"'{c}'"))}]) AS code");
        return made;
    }

    public async Task<string> VersionAsync() => (await _session.RunAsync("SELECT version() AS version")).Row.GetProperty("version").GetString()!;

    /// <summary>Reads and checks a file.</summary>
    public async Task<Run> CheckAsync(PermitFile file)
    {
        await ForgetRejectsAsync();
        var (row, time) = await _session.RunAsync(Check.Replace("FILE", file.Path));
        var (rejects, extra) = await _session.RunAsync(Rejects);
        return new(time + extra, Number(row, "rows") + Number(rejects, "lines"), Number(row, "wrong") + Number(row, "same") + Number(rejects, "lines"));
    }

    /// <summary>Reads and checks a file, and writes the good rows as Parquet.</summary>
    public async Task<Run> CopyAsync(PermitFile file)
    {
        await ForgetRejectsAsync();
        var target = $"{file.Path}.parquet";
        try
        {
            var (_, time) = await _session.RunAsync(Copy.Replace("FILE", file.Path).Replace("TARGET", target));
            var (row, keys) = await _session.RunAsync(Keys.Replace("TARGET", target));
            return new(time + keys, Number(row, "rows"), Number(row, "same"));
        }
        finally
        {
            File.Delete(target);
        }
    }

    public void Dispose() => _session.Dispose();

    async Task ForgetRejectsAsync()
    {
        foreach (var table in (string[])["reject_errors", "reject_scans"]) await _session.RunAsync($"DROP TABLE IF EXISTS {table}");
    }

    static long Number(JsonElement row, string name) => row.GetProperty(name) is { ValueKind: JsonValueKind.String } text
        ? long.Parse(text.GetString()!, System.Globalization.CultureInfo.InvariantCulture)
        : row.GetProperty(name).GetInt64();
}
