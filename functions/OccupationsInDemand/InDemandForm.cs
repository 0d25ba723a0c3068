using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Coordination;
using Pipeline.Functions.DryRun;
using Pipeline.Functions.Http;
using Pipeline.OccupationsInDemand;
using Pipeline.ValidationReports;

namespace Pipeline.Functions.OccupationsInDemand;

/// <summary>
/// The same content as JSON, CSV or a page, by <c>format</c> or else by <c>Accept</c>. The entity tag is the hash of exactly what is sent, so that it is strong in
/// every form and language.
/// </summary>
sealed class InDemandForm(HttpRequest request, bool isPublic)
{
    const string Json = "application/json";
    const string Csv = "text/csv";
    const string Html = "text/html";

    /// <summary>Writes the answer in the form that is asked for.</summary>
    /// <param name="json">Gives what stands in JSON.</param>
    /// <param name="csv">Gives the lines of CSV, or why there are none; null when it is not given as CSV.</param>
    /// <param name="page">Gives the page in a language; null when there is none.</param>
    /// <param name="version">Put before the hash in the entity tag, for who changes it with <c>If-Match</c>.</param>
    public IActionResult Answer(Func<object> json, Func<(string? Csv, IActionResult? WhyNot)>? csv = null, Func<InDemandWords, string>? page = null, string? version = null)
    {
        List<string> forms = [Json, .. csv is null ? (string[])[] : [Csv], .. page is null ? (string[])[] : [Html]];
        switch (Asked(forms, out var problem))
        {
            case Json:
                return Send(JsonSerializer.Serialize(json(), Documents.Json), Json, version);
            case Csv:
                var (text, whyNot) = csv!();
                return whyNot ?? Send(text!, Csv, version);
            case Html:
                return Send(page!(InDemandWords.In(Language)), Html, version);
            default:
                return problem ?? Problems.NotAcceptable($"It is given as {string.Join(", ", forms)}.");
        }
    }

    /// <summary>Rows as CSV.</summary>
    public static (string? Csv, IActionResult? WhyNot) Lines<T>(IEnumerable<T> rows) => (CsvTable.Write(rows), null);

    string? Asked(List<string> forms, out IActionResult? problem)
    {
        problem = null;
        if (!request.Query.TryGetValue("format", out var format)) return Negotiation.Choose(request, forms);
        var form = $"{format}" switch { "json" => Json, "csv" => Csv, "html" => Html, _ => "" };
        if (forms.Contains(form)) return form;
        problem = Problems.BadRequest("format", "not a form of this", string.Join(", ", forms.Select(f => f[(f.IndexOf('/', StringComparison.Ordinal) + 1)..])));
        return null;
    }

    Language Language => $"{request.Query["lang"]}" switch { "fr" => Language.French, "en" => Language.English, _ => PreferredLanguage.Of(request) };

    IActionResult Send(string text, string form, string? version)
    {
        var headers = request.HttpContext.Response.Headers;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{form}\n{text}")))[..32];
        var tag = version is null ? $"\"{hash}\"" : $"\"{version}.{hash}\"";
        headers.ETag = tag;
        headers.Vary = isPublic ? "Accept" : "Accept, Accept-Language, Authorization";
        headers.CacheControl = isPublic ? "public, no-cache" : "private, no-cache";
        if (request.Headers.IfNoneMatch.Any(sent => sent?.Split(',', StringSplitOptions.TrimEntries).Any(t => t == tag || t == "*" || t == $"W/{tag}") == true))
            return new StatusCodeResult(StatusCodes.Status304NotModified);
        return form == Html ? Answers.Page(request, new BinaryData(text)) : Answers.Text(text, form, StatusCodes.Status200OK);
    }
}
