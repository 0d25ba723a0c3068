using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Agreements;
using Pipeline.Reference;

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

    /// <summary>The address names no agency by its short name.</summary>
    public static IActionResult NotAnAgency() => BadRequest("agency", "not an agency's short name", "one such as dgie");

    public static IActionResult NotFound(string detail, string mend) => Answer(new ProblemDetails
    {
        Status = 404,
        Title = "Not found",
        Detail = $"{detail} {mend}",
    });

    public static IActionResult DashboardNotBuilt() => Answer(new ProblemDetails
    {
        Status = 503,
        Title = "The dashboard was not built",
        Detail = "Its files are not beside the program. ./run builds them; by hand: npm ci and npm run build in functions/Dashboard/web, then build the functions and start them again.",
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

    public static IActionResult BodyTooLarge(long maxBytes) => Answer(new ProblemDetails
    {
        Status = 413,
        Title = "The body is too large",
        Detail = $"At most {maxBytes} bytes are taken.",
        Extensions = { ["maxBytes"] = maxBytes },
    });

    /// <summary>What was sent can be read and must not be taken.</summary>
    /// <param name="mistakes">Every one of them, so that one round of mending is enough.</param>
    public static IActionResult Unprocessable(string title, string detail, object mistakes) => Answer(new ProblemDetails
    {
        Status = 422,
        Title = title,
        Detail = detail,
        Extensions = { ["mistakes"] = mistakes },
    });

    /// <summary>What was sent cannot be read as what it should be.</summary>
    /// <param name="faults">Every one of them, so that one round of mending is enough.</param>
    public static IActionResult Faulty(string title, string detail, object faults) => Answer(new ProblemDetails
    {
        Status = 400,
        Title = title,
        Detail = detail,
        Extensions = { ["faults"] = faults },
    });

    /// <summary>A header of the request says that it is about something else than there is.</summary>
    public static IActionResult PreconditionFailed(string title, string detail) => Answer(new ProblemDetails { Status = 412, Title = title, Detail = detail });

    /// <summary>The change would be made blindly: the request does not say which state it was made for (RFC 6585).</summary>
    public static IActionResult PreconditionRequired(string detail) =>
        Answer(new ProblemDetails { Status = 428, Title = "Say what you have seen", Detail = detail });

    /// <summary>The caller's role would do, and what is asked for is not theirs.</summary>
    public static IActionResult Forbidden(string title, string detail) => Answer(new ProblemDetails { Status = 403, Title = title, Detail = detail });

    /// <summary>Too many came before this one; the response says when to come again (RFC 6585).</summary>
    public static IActionResult TooOften(HttpResponse response, int seconds, string detail)
    {
        response.Headers.RetryAfter = string.Create(CultureInfo.InvariantCulture, $"{seconds}");
        return Answer(new ProblemDetails { Status = 429, Title = "Asked too often", Detail = $"{detail} Come again in {seconds} seconds." });
    }

    /// <param name="title">What is the matter with what was asked for.</param>
    public static IActionResult Conflict(string title, string detail) => Answer(new ProblemDetails { Status = 409, Title = title, Detail = detail });

    /// <param name="now">What holds instead of what the caller took for granted, as the answer's <c>now</c>.</param>
    public static IActionResult Conflict<T>(string title, string detail, T now) =>
        Answer(new ProblemDetails { Status = 409, Title = title, Detail = detail, Extensions = { ["now"] = now } });

    /// <param name="example">A body that could be used.</param>
    public static IActionResult BadJson(string example) => Answer(new ProblemDetails
    {
        Status = 400,
        Title = "The body cannot be used",
        Detail = $"It is not JSON of the expected shape, or longer than 64 KiB. Send it as application/json, such as {example}.",
    });

    /// <summary>Nobody is known to have sent the request. The response says so in its header too (RFC 6750).</summary>
    /// <param name="reason">Why the token is not taken; empty when there is none.</param>
    public static IActionResult NotSignedIn(HttpResponse response, string reason)
    {
        response.Headers.WWWAuthenticate = reason.Length == 0 ? "Bearer" : $"Bearer error=\"invalid_token\", error_description=\"{reason}\"";
        return Answer(new ProblemDetails
        {
            Status = 401,
            Title = "Not signed in",
            Detail = reason.Length == 0
                ? "This needs a token. Send it as header 'Authorization: Bearer ...'."
                : $"The token is not taken: {reason}. Get a new one from the issuer that the operator names.",
        });
    }

    public static IActionResult OtherRole(IEnumerable<string> roles) => Answer(new ProblemDetails
    {
        Status = 403,
        Title = "Not yours to ask",
        Detail = $"This needs one of the roles {string.Join(", ", roles)}, and the token has none of them. Ask whoever gives out the roles.",
    });

    /// <summary>Says the same whether or not there is what was asked for: it was not looked for.</summary>
    /// <param name="own">The caller's agency.</param>
    public static IActionResult OtherAgency(AgencyId? own) => Answer(new ProblemDetails
    {
        Status = 403,
        Title = "Not your agency's",
        Detail = own is { } agency
            ? $"The token is for agency '{agency}', and the address names none or another. Use your own agency's addresses."
            : "The token names no agency. Ask whoever gives out the roles to add yours (claim 'agency').",
    });

    public static ProblemDetails IssuerUnavailable() => new()
    {
        Status = 503,
        Title = "Sign-in cannot be checked",
        Detail = "The issuer of tokens does not answer, so that nobody can be known. Nothing is wrong with the request: try again in a minute.",
    };

    /// <summary>Kept apart from other faults: trying again does not help.</summary>
    public static ProblemDetails AlteredText(AlteredTextException altered) => new()
    {
        Status = 500,
        Title = "The agreement's text is not the one that was recorded",
        Detail = $"{altered.Message} Tell the operator, who restores it from the earlier versions of the blob; or propose the next version.",
        Extensions = { ["agreement"] = $"{altered.Agreement}" },
    };

    public static ProblemDetails Fault(string invocationId) => new()
    {
        Status = 500,
        Title = "The service failed",
        Detail = "Nothing is wrong with the request. Try again in a minute; if it stays, give the operator this invocation's id.",
        Extensions = { ["invocationId"] = invocationId },
    };

    static ContentResult Answer(ProblemDetails problem) => Answers.Text(problem.ToJson(), "application/problem+json", problem.Status!.Value);
}
