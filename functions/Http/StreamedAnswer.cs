using Microsoft.AspNetCore.Mvc;

namespace Pipeline.Functions.Http;

/// <summary>A successful answer that is written as it is made, for the caller to save as a file.</summary>
sealed class StreamedAnswer(string mediaType, string fileName, Func<Stream, CancellationToken, Task> write) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = $"{mediaType}; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename={fileName}";
        response.Headers.XContentTypeOptions = "nosniff";
        return write(response.Body, context.HttpContext.RequestAborted);
    }
}
