using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.AspNetCore.Mvc;

namespace Pipeline.Functions.Dashboard;

/// <summary>Gives a file in the form that the caller likes best, or says that the caller has it.</summary>
public sealed class DashboardAnswer(DashboardFile file) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        var asked = request.GetTypedHeaders();
        var form = Choose(file.Forms, asked);
        response.Headers.ETag = form.Tag;
        response.Headers.CacheControl = file.CacheControl;
        response.Headers.Vary = "Accept-Encoding";
        if (asked.IfNoneMatch.Any(tag => tag.Tag.Equals(form.Tag, StringComparison.Ordinal) || tag.Tag == "*"))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = file.MediaType;
        response.ContentLength = form.Content.Length;
        if (form.Encoding != "identity") response.Headers.ContentEncoding = form.Encoding;
        if (!HttpMethods.IsHead(request.Method)) await response.Body.WriteAsync(form.Content, context.HttpContext.RequestAborted);
    }

    /// <summary>The smallest of those that the caller takes with the greatest liking (<c>Accept-Encoding</c>); as it is when none is taken.</summary>
    public static DashboardForm Choose(IReadOnlyList<DashboardForm> forms, RequestHeaders asked) => forms
        .Select(form => (Form: form, Liking: Liking(form.Encoding, asked)))
        .Where(choice => choice.Liking > 0)
        .OrderByDescending(choice => choice.Liking).ThenBy(choice => choice.Form.Content.Length)
        .Select(choice => choice.Form).FirstOrDefault() ?? forms[0];

    /// <summary>0 for what is not taken. Whoever names nothing gets what needs no unpacking.</summary>
    static double Liking(string encoding, RequestHeaders asked)
    {
        var named = asked.AcceptEncoding.FirstOrDefault(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
            ?? asked.AcceptEncoding.FirstOrDefault(a => a.Value == "*");
        // Not to name it is to take it, when nothing better is taken.
        return named is not null ? named.Quality ?? 1 : encoding == "identity" ? double.Epsilon : 0;
    }
}
