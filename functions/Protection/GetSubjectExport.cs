using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Protection.Requests;
using Pipeline.Protection.Working;
using Pipeline.Reference;

namespace Pipeline.Functions.Protection;

/// <summary>A file of an export, for the officer who hands it to the person. Each download is an event.</summary>
public sealed class GetSubjectExport(RequestBook book, ExportShelf shelf)
{
    [Function(nameof(GetSubjectExport))]
    [Access(Role.AgencyCertifier, Submission = "id")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/subject-requests/{id}/files/{file}")] HttpRequest request, string id, string file,
        CancellationToken cancellationToken)
    {
        if (!SubmissionId.TryParse(id, null, out var export)) return RequestAnswers.NotARequest();
        if (await book.FindAsync(export, cancellationToken) is not { } found || !found.Files.Contains(file)
            || await shelf.FindAsync(export, file, cancellationToken) is not { } content)
            return Problems.NotFound("There is no such file.", "The request names its files, and until when they are there.");
        // The event comes first: there is no download without one.
        await book.NoteAsync(export, RequestBook.ActorOf(request.GetCaller()), RequestAction.Downloaded, file, cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Answers.Text(content.ToString(), "application/x-ndjson", StatusCodes.Status200OK);
    }
}
