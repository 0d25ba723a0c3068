using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Sdmx;

namespace Pipeline.Functions.Statistics;

/// <summary>The tables of the current release, by pages.</summary>
public sealed class ListTables(StatisticsDesk desk)
{
    const int MostPerPage = 100;

    [Function(nameof(ListTables))]
    [PublicAccess]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = "api/tables")] HttpRequest request) =>
        desk.AnswerAsync(request, Flavour.Tables, "/api/tables", inquiry => Task.FromResult(Answer(inquiry)));

    static Reply Answer(Inquiry inquiry)
    {
        var (words, number, size) = (inquiry.Address.Value("query") ?? "", Number("pageNumber", 1, int.MaxValue / MostPerPage), Number("pageSize", MostPerPage, MostPerPage));
        var release = inquiry.Release;
        var tables = (
            from released in release.Release.Flows
            let flow = release.Structures.Dataflow(released.Dataflow)
            where flow is not null && $"{flow.Id} {flow.Name.En} {flow.Name.Fr} {flow.Name.Rw}".Contains(words, StringComparison.OrdinalIgnoreCase)
            select TableCard.Of(flow, released, release, inquiry.Language)).ToList();
        return JsonReply.Of($"tables?{words.ToUpperInvariant()}&{number}&{size}", new
        {
            language = inquiry.Language,
            release = release.Release.Id,
            tables = tables.Skip((number - 1) * size).Take(size),
            page = new { pageNumber = number, pageSize = size, totalElements = tables.Count, totalPages = (tables.Count + size - 1) / size },
        });

        int Number(string name, int otherwise, int most) => inquiry.Address.Value(name) is not { Length: > 0 } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most ? value
            : throw RefusedException.Parameter(name, $"a whole number from 1 to {most}");
    }
}
