using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Pipeline.Functions.DryRun;

/// <summary>The file of a request: the body itself, or the one file of a form (<c>multipart/form-data</c>). Read as it comes, never kept.</summary>
/// <exception cref="BadHttpRequestException">Status 413 when it has more bytes than allowed, 400 when the body is no whole file.</exception>
sealed class UploadedFile
{
    readonly MultipartReader? _form;

    UploadedFile(MultipartReader? form, string name, Stream content) => (_form, Name, Content) = (form, name, content);

    /// <summary>As the form gives it, without folders; otherwise a plain word.</summary>
    public string Name { get; }

    public Stream Content { get; }

    public static async Task<UploadedFile> OpenAsync(HttpRequest request, long maxBytes, CancellationToken ct)
    {
        // The limit is this program's own to keep and to explain.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = null;
        if (request.ContentLength > maxBytes + FormOverhead(request)) throw TooLarge();
        if (BoundaryOf(request) is not { } boundary) return new(null, "file", new BodyStream(request.Body, maxBytes));
        var form = new MultipartReader(boundary, new BodyStream(request.Body, maxBytes + FormOverhead(request)));
        var (name, content) = await NextAsync(form, ct) ?? throw new BadHttpRequestException("The form holds no file.");
        return new(form, name, new BodyStream(content, maxBytes));
    }

    /// <summary>To be called once the file is read: a form must not hold a second one.</summary>
    public async Task EndAsync(CancellationToken ct)
    {
        if (_form is not null && await NextAsync(_form, ct) is not null) throw new BadHttpRequestException("The form holds more than one file.");
    }

    public static BadHttpRequestException TooLarge() => new("The body is too large.", StatusCodes.Status413PayloadTooLarge);

    static async Task<(string Name, Stream Content)?> NextAsync(MultipartReader form, CancellationToken ct)
    {
        try
        {
            while (await form.ReadNextSectionAsync(ct) is { } section)
                if (section.AsFileSection() is { FileStream: { } content } file) return (Path.GetFileName(file.FileName), content);
            return null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form is damaged.", e);
        }
    }

    static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? throw new BadHttpRequestException("The form names no boundary.")
            : null;

    /// <summary>What the parts of a form may take beside the file.</summary>
    static long FormOverhead(HttpRequest request) => BoundaryOf(request) is null ? 0 : 64 * 1024;
}
