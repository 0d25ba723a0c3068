using System.Globalization;
using System.Text.Json;
using Pipeline.Coordination;
using Pipeline.Protocols;
using Pipeline.Testing;

namespace Pipeline.YearReplay;

/// <summary>
/// The compliance figures counted another way: from flat lists, with its own calendar arithmetic, by one SQL statement in DuckDB. Nothing of
/// the calendar's code is used.
/// </summary>
public static class IndependentCount
{
    /// <exception cref="InvalidOperationException">A due day is counted otherwise than in calendar days, which the statement does not know.</exception>
    public static async Task<IReadOnlyList<ComplianceRow>> OfAsync(
        IReadOnlyList<Expectation> expectations, IReadOnlyList<Delivered> deliveries, CoordinationQuestion question)
    {
        if (expectations.FirstOrDefault(e => e.Service is not { DayRule: DayRule.Calendar, Roll: DayRoll.None, FirstPeriod: not null }) is { } other)
            throw new InvalidOperationException($"{other.Agency}/{other.Dataset} is not due in calendar days from an agreed period on; the independent count knows no other rule.");
        using var duckDb = new DuckDbSession();
        var (row, _) = await duckDb.RunAsync(Sql(expectations, deliveries, question));
        return [.. row.GetProperty("found").EnumerateArray().Select(ToRow)];
    }

    static string Sql(IReadOnlyList<Expectation> expectations, IReadOnlyList<Delivered> deliveries, CoordinationQuestion question) => $"""
        with promise(agency, dataset, months, latency, grace, first_start) as (values {Values(expectations.Select(e =>
            $"('{e.Agency}', '{e.Dataset}', {(int)e.Service.Frequency}, {e.Service.LatencyDays}, {e.Service.GraceDays}, date '{Day(e.Service.FirstPeriod!.Value.Start)}')"))}),
        delivery(agency, dataset, start, came, decided, outcome, nil) as (values {Values(deliveries.Select(d =>
            $"('{d.Agency}', '{d.Dataset}', date '{Day(d.Period.Start)}', timestamp '{Time(d.ReceivedAt)}', timestamp '{Time(d.DecidedAt!.Value)}', '{d.Outcome}', {(d.IsNil ? "true" : "false")})"))}),
        known as (
            select agency, dataset, start, came, cast(came + interval 2 hour as date) as day, outcome like 'Accepted%' as accepted, nil
            from delivery where cast(decided + interval 2 hour as date) <= date '{Day(question.At)}'),
        begun as (
            select agency, dataset, months, latency, grace,
                   cast(unnest(generate_series(cast(first_start as timestamp), timestamp '{Day(question.At)}', to_months(months))) as date) as start
            from promise),
        period as (
            select agency, dataset, start, last_day(cast(start + to_months(months - 1) as date)) + latency as due, grace
            from begun
            where start <= date '{Day(question.Span.To.End)}' and last_day(cast(start + to_months(months - 1) as date)) >= date '{Day(question.Span.From.Start)}'),
        judged as (
            select p.*,
                   (select min(came) from known k where k.agency = p.agency and k.dataset = p.dataset and k.start = p.start and k.accepted) as first_came,
                   (select arg_max(nil, came) from known k where k.agency = p.agency and k.dataset = p.dataset and k.start = p.start and k.accepted) as nil
            from period p),
        counted as (
            select *, cast(first_came + interval 2 hour as date) - due as days,
                   1 + (select count(*) from known k where k.agency = j.agency and k.dataset = j.dataset and k.start = j.start and not k.accepted and k.came < j.first_came) as tries
            from judged j),
        compliance as (
            select agency, dataset,
                   count(*) filter (first_came is not null or due <= date '{Day(question.At)}')::double as expected,
                   count(*) filter (days <= 0)::double as on_time,
                   count(*) filter (days > 0)::double as late,
                   avg(days) filter (days > 0)::double as mean_late,
                   max(days) filter (days > 0)::double as max_late,
                   count(*) filter (first_came is null and date '{Day(question.At)}' > due + grace)::double as missing,
                   count(*) filter (nil)::double as nil,
                   count(*) filter (first_came is null and date '{Day(question.At)}' between due and due + grace)::double as open,
                   (count(*) filter (first_came is not null and tries = 1) / nullif(count(first_came), 0))::double as first_try,
                   median(tries) filter (first_came is not null)::double as tries
            from counted group by agency, dataset)
        select list(compliance order by agency, dataset) as found from compliance
        """;

    static ComplianceRow ToRow(JsonElement row) => new(
        row.GetProperty("agency").GetString()!, row.GetProperty("dataset").GetString()!, Whole(row, "expected"), Whole(row, "on_time"), Whole(row, "late"),
        Number(row, "mean_late"), (int?)Number(row, "max_late"), Whole(row, "missing"), Whole(row, "nil"), Whole(row, "open"), 0,
        Number(row, "first_try"), Number(row, "tries"));

    static int Whole(JsonElement row, string name) => (int)row.GetProperty(name).GetDouble();

    static double? Number(JsonElement row, string name) => row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    static string Values(IEnumerable<string> rows) => string.Join(",\n", rows);

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
