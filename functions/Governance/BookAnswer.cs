using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Functions.Http;
using Pipeline.Governance;

namespace Pipeline.Functions.Governance;

/// <summary>Answers about records of the mechanism. Vocabularies are given by name.</summary>
static class BookAnswer
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static IActionResult Of<T>((T? Record, BookRefusal? Refusal) written) where T : class => written.Refusal is { } refusal
        ? Problems.BadRequest(refusal.Field, refusal.Problem, refusal.Expected)
        : Of(written.Record, StatusCodes.Status201Created);

    public static IActionResult Of<T>(T record, int status = StatusCodes.Status200OK) =>
        Answers.Text(JsonSerializer.Serialize(record, Json), "application/json", status);

    /// <summary>A member of a vocabulary by its exact name; null for any other text.</summary>
    public static T? Member<T>(string? name) where T : struct, Enum => name is not null && Enum.GetNames<T>().Contains(name) ? Enum.Parse<T>(name) : null;
}
