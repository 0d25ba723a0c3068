using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Coordination;
using Pipeline.Functions.Http;
using Pipeline.Reference;

namespace Pipeline.Functions.Coordination;

/// <summary>What all questions about coordination have in common: <c>at</c>, <c>from</c> and <c>to</c>, and the form of the answer.</summary>
static class CoordinationRequest
{
    const string Json = "application/json";
    const string Csv = "text/csv";

    /// <summary>Answers the question that a request asks, or says why it is none.</summary>
    public static Task<IActionResult> AnswerAsync(HttpRequest request, TimeProvider clock, Func<CoordinationQuestion, Task<IActionResult>> answer)
    {
        var (question, problem) = Read(request, clock);
        return question is null ? Task.FromResult(problem!) : answer(question);
    }

    /// <summary>Reads the question; today in Rwanda and the last twelve months where nothing else is asked.</summary>
    /// <returns>The question, or the problem to answer with.</returns>
    static (CoordinationQuestion? Question, IActionResult? Problem) Read(HttpRequest request, TimeProvider clock)
    {
        var at = RwandaTime.DayOf(clock.GetUtcNow());
        if (request.Query.TryGetValue("at", out var day) && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out at))
            return (null, Problems.BadRequest("at", "not a day", "a day written yyyy-MM-dd, once"));
        var (from, to) = PeriodSpan.UsualOn(at);
        if (request.Query.TryGetValue("from", out var first) && !ReferencePeriod.TryParse(first, null, out from)) return (null, NotAPeriod("from"));
        if (request.Query.TryGetValue("to", out var last) && !ReferencePeriod.TryParse(last, null, out to)) return (null, NotAPeriod("to"));
        return from.Start <= to.End
            ? (new(at, new(from, to)), null)
            : (null, Problems.BadRequest("from", "after the period in 'to'", $"a period that does not begin after {to} ends"));
    }

    /// <summary>Gives rows as JSON or, to who asks for <c>text/csv</c>, as a file.</summary>
    public static IActionResult Rows<T>(HttpRequest request, IReadOnlyList<T> rows, string file) => Negotiation.Choose(request, [Json, Csv]) switch
    {
        Json => Answers.Json(rows),
        Csv => new StreamedAnswer(Csv, file, (body, ct) => new BinaryData(CsvTable.Write(rows)).ToStream().CopyToAsync(body, ct)),
        _ => Problems.NotAcceptable($"It is given as {Json} and {Csv}."),
    };

    static IActionResult NotAPeriod(string parameter) =>
        Problems.BadRequest(parameter, "not a period", "2026 (year), 2026-S1 (half), 2026-Q3 (quarter) or 2026-10 (month), once");
}
