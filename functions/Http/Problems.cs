using Microsoft.AspNetCore.Mvc;

namespace Pipeline.Functions.Http;

/// <summary>Errors as problem details (RFC 9457). A caller's value is never repeated back unless it has passed its grammar.</summary>
static class Problems
{
    public static IActionResult BadRequest(string parameter, string problem, string expected) => Answer(new ProblemDetails
    {
        Status = 400,
        Title = "A parameter cannot be used",
        Detail = $"Parameter '{parameter}' is {problem}. Expected: {expected}.",
        Extensions = { ["parameter"] = parameter, ["expected"] = expected },
    });

    public static IActionResult NotASubmission(string parameter) =>
        BadRequest(parameter, "not a submission's id", "the agency's short name, a hyphen and 20 letters and digits");

    public static IActionResult NotFound(string detail, string mend) => Answer(new ProblemDetails
    {
        Status = 404,
        Title = "Not found",
        Detail = $"{detail} {mend}",
    });

    public static IActionResult NotAcceptable(string mend) => Answer(new ProblemDetails
    {
        Status = 406,
        Title = "Not given in this form",
        Detail = $"The result is not given as any of the media types that the request accepts. {mend}",
    });

    public static IActionResult TooLarge(long maxBytes) => Answer(new ProblemDetails
    {
        Status = 413,
        Title = "The file is too large to be tried here",
        Detail = $"At most {maxBytes} bytes are taken. Check a larger file on your own machine with dropcheck, or deliver it.",
        Extensions = { ["maxBytes"] = maxBytes },
    });

    /// <param name="problem">A sentence of this program's own.</param>
    public static IActionResult BadBody(string problem) => Answer(new ProblemDetails
    {
        Status = 400,
        Title = "The body cannot be used",
        Detail = $"{problem} Send the file itself as the body, or a form (multipart/form-data) with one file.",
    });

    public static ProblemDetails Fault(string invocationId) => new()
    {
        Status = 500,
        Title = "The service failed",
        Detail = "Nothing is wrong with the request. Try again in a minute; if it stays, give the operator this invocation's id.",
        Extensions = { ["invocationId"] = invocationId },
    };

    static ContentResult Answer(ProblemDetails problem) => Answers.Text(problem.ToJson(), "application/problem+json", problem.Status!.Value);
}
