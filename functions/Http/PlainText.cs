using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http;

static class PlainText
{
    /// <summary>Whether the caller asks for a line to use in a shell (<c>Accept: text/plain</c>) in place of JSON.</summary>
    public static bool IsAskedFor(HttpRequest request) => request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == "text/plain");
}
