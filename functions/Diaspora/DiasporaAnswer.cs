using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Diaspora;
using Pipeline.Functions.Http;
using Pipeline.Protection;

namespace Pipeline.Functions.Diaspora;

/// <summary>What functions of the programme have in common: bodies, the secret of a registration, and answers.</summary>
static class DiasporaAnswer
{
    const long MaxBytes = 64 << 10;

    /// <summary>The header by which a person comes back to their registration. Not in the address, which is logged.</summary>
    public const string SecretHeader = "Registration-Secret";

    public static string SecretOf(HttpRequest request) => $"{request.Headers[SecretHeader]}";

    public static async Task<T?> BodyAsync<T>(HttpRequest request, CancellationToken ct) where T : class
    {
        if (!request.HasJsonContentType() || await RawBody.ReadAsync(request, ct) is not { Length: <= (int)MaxBytes } body) return null;
        try
        {
            return JsonSerializer.Deserialize<T>(body, Documents.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What was done, or why not; 404 when there is nothing of the kind.</summary>
    public static IActionResult Of<T>((T? Done, Refusal? Refusal) answer, string missing, int status = StatusCodes.Status200OK) where T : class => answer switch
    {
        { Refusal: { IsConflict: true } refusal } => Problems.Conflict(refusal.Problem, refusal.Expected),
        { Refusal: { } refusal } => Problems.BadRequest(refusal.Parameter, refusal.Problem, refusal.Expected),
        { Done: { } done } => Json(done, status),
        _ => Problems.NotFound(missing, ""),
    };

    public static IActionResult Json(object value, int status = StatusCodes.Status200OK) => Answers.Text(JsonSerializer.Serialize(value, Documents.Json), "application/json", status);

    public static IActionResult NoRegistration() => Problems.NotFound("There is no registration of this secret.", $"Send it as {SecretHeader}, as it was given when you registered.");
}
